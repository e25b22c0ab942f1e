package io.github.cameltts.engine.onnx.voices;

import static io.github.cameltts.engine.onnx.voices.OfferedVoice.CONFIG;
import static io.github.cameltts.engine.onnx.voices.OfferedVoice.MODEL;
import static io.github.cameltts.engine.onnx.voices.OfferedVoice.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.cameltts.engine.onnx.voices.FakeFileServer.Asked;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.SpeechCancelledException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One download, however many threads, stores and processes want the voice, and whoever of them dies. */
@Timeout(60)
class VoiceSharingTest {

    private static final int HALF = 150_000;
    private static final Duration ONE = Duration.ofMillis(1);

    private final FakeFileServer server = new FakeFileServer();
    private final OfferedVoice anna = OfferedVoice.piper().on(server);
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @TempDir
    Path home;

    private Path folder;
    private VoiceStore store;

    @BeforeEach
    void openStore() {
        folder = home.resolve("models");
        store = open();
    }

    @AfterEach
    void close() {
        threads.shutdownNow();
        store.close();
        server.close();
    }

    @Test
    void twentyThreadsShareOneDownload() throws Exception {
        server.plan(MODEL, server.holdAfter(HALF));

        List<Future<VoiceFiles>> askers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            askers.add(threads.submit(find(store)));
        }
        awaitAsked(1);
        server.release();

        for (Future<VoiceFiles> asker : askers) {
            assertThat(asker.get().model()).hasBinaryContent(anna.model());
        }
        assertThat(server.asked(MODEL)).hasSize(1);
        assertThat(server.asked(CONFIG)).hasSize(1);
    }

    @Test
    void twoStoresShareOneDownload() throws Exception {
        server.plan(MODEL, server.holdAfter(HALF));
        try (VoiceStore other = open()) {
            Future<VoiceFiles> first = threads.submit(find(store));
            awaitAsked(1);
            Future<VoiceFiles> second = threads.submit(find(other));
            server.release();

            assertThat(first.get().digest()).isEqualTo(second.get().digest());
        }
        assertThat(server.asked(MODEL)).hasSize(1);
    }

    @Test
    void oneWhoGivesUpDoesNotDisturbTheOthers() throws Exception {
        server.plan(MODEL, server.holdAfter(HALF));
        Future<VoiceFiles> first = threads.submit(find(store));
        awaitAsked(1);
        Future<VoiceFiles> second = threads.submit(find(store));

        first.cancel(true);
        server.release();

        assertThat(second.get().model()).hasBinaryContent(anna.model());
        assertThat(server.asked(MODEL)).hasSize(1);
    }

    @Test
    void aFailureIsTheAnswerForAWhileWithoutAskingTheServer() {
        server.plan(MODEL, server.status(404));

        for (int i = 0; i < 3; i++) {
            assertThatThrownBy(() -> store.find(NAME))
                    .isInstanceOfSatisfying(EngineUnavailableException.class, failure -> assertThat(
                                    failure.retryAfter())
                            .hasValueSatisfying(rest -> assertThat(rest).isBetween(ONE, Duration.ofSeconds(30))))
                    .hasMessageContaining("404");
        }
        assertThat(server.asked(MODEL)).hasSize(1);
    }

    @Test
    void aFailureIsForgottenAndTheVoiceIsTriedAgain() throws Exception {
        server.plan(MODEL, server.status(404));
        try (VoiceStore forgetful = patient(Duration.ofSeconds(30), Duration.ofMillis(50))) {
            assertThatThrownBy(() -> forgetful.find(NAME)).hasMessageContaining("404");

            await().ignoreExceptions()
                    .untilAsserted(
                            () -> assertThat(forgetful.find(NAME).model()).hasBinaryContent(anna.model()));
        }
    }

    @Test
    void whoHasWaitedLongEnoughLearnsHowFarItIsAndTheNextOneJoinsTheDownload() throws Exception {
        server.plan(MODEL, server.holdAfter(HALF));
        try (VoiceStore impatient = patient(Duration.ofMillis(100), Duration.ofSeconds(30))) {
            await().untilAsserted(() -> assertThatThrownBy(() -> impatient.find(NAME))
                    .isInstanceOfSatisfying(EngineUnavailableException.class, busy -> assertThat(busy.retryAfter())
                            .contains(Duration.ofSeconds(10)))
                    .hasMessageContaining("still being fetched: 150002 of 300002 bytes"));

            server.release();

            await().ignoreExceptions()
                    .untilAsserted(
                            () -> assertThat(impatient.find(NAME).model()).hasBinaryContent(anna.model()));
        }
        assertThat(server.asked(MODEL)).hasSize(1);
    }

    @Test
    void whoIsToWaitLongerMay() throws Exception {
        server.plan(MODEL, server.holdAfter(HALF));
        try (VoiceStore impatient = patient(ONE, Duration.ofSeconds(30))) {
            Future<VoiceFiles> patient = threads.submit(() -> impatient.find(NAME, Duration.ofDays(1)));
            awaitAsked(1);
            assertThatThrownBy(() -> impatient.find(NAME)).hasMessageContaining("still being fetched");

            server.release();

            assertThat(patient.get().model()).hasBinaryContent(anna.model());
        }
    }

    @Test
    void twoVoicesAreFetchedAtOnceAndTheThirdWaitsItsTurn() throws Exception {
        List<CatalogVoice> voices = new ArrayList<>();
        for (String name : List.of("bert", "carl", "dora")) {
            server.put(MODEL.replace("anna", name), anna.model());
            server.put(CONFIG.replace("anna", name), "{}".getBytes(StandardCharsets.UTF_8));
            String json = anna.json(server.url()).replace("anna", name);
            voices.addAll(CatalogReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), name)
                    .voices());
        }
        server.plan(MODEL.replace("anna", "bert"), server.holdAfter(HALF));
        server.plan(MODEL.replace("anna", "carl"), server.holdAfter(HALF));
        try (VoiceStore many = QuietStore.of(
                QuietStore.patience(folder, Duration.ofMillis(300), Duration.ZERO), new VoiceCatalog(voices))) {
            for (CatalogVoice voice : voices) {
                assertThatThrownBy(() -> many.find(voice.name())).hasMessageContaining("still being fetched");
            }
            await().until(() -> !server.asked(MODEL.replace("anna", "carl")).isEmpty());
            assertThat(server.asked(CONFIG.replace("anna", "dora"))).isEmpty();

            server.release();

            await().ignoreExceptions()
                    .untilAsserted(() ->
                            assertThat(many.find(voices.get(2).name()).model()).hasBinaryContent(anna.model()));
        }
    }

    @Test
    void aStoreThatIsClosedStopsItsDownloadAndTheNextOneGoesOn() throws Exception {
        server.plan(MODEL, server.stallAfter(HALF));
        Future<VoiceFiles> asker = threads.submit(find(store));
        await().until(() -> Files.exists(part()) && Files.size(part()) == HALF);

        store.close();

        assertThatThrownBy(asker::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(SpeechCancelledException.class);
        assertThatThrownBy(() -> store.find(NAME)).isInstanceOf(SpeechCancelledException.class);
        try (VoiceStore next = open()) {
            assertThat(next.find(NAME).model()).hasBinaryContent(anna.model());
        }
        assertThat(server.asked(MODEL)).extracting(Asked::range).endsWith(Optional.of("bytes=150000-"));
    }

    @Test
    void twoProcessesShareOneDownload() throws Exception {
        server.plan(MODEL, server.holdAfter(HALF));
        Process other = otherProcess();
        awaitAsked(1);
        Future<VoiceFiles> here = threads.submit(find(store));

        server.release();

        assertThat(here.get().model()).hasBinaryContent(anna.model());
        assertThat(other.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(other.exitValue()).isZero();
        assertThat(server.asked(MODEL)).hasSize(1);
    }

    @Test
    void whatAKilledProcessBeganIsGoneOnWith() throws Exception {
        server.plan(MODEL, server.holdAfter(HALF));
        Process other = otherProcess();
        await().until(() -> Files.exists(part()) && Files.size(part()) == HALF);

        other.destroyForcibly().waitFor();

        assertThat(store.find(NAME).model()).hasBinaryContent(anna.model());
        assertThat(server.asked(MODEL))
                .extracting(Asked::range)
                .containsExactly(Optional.empty(), Optional.of("bytes=150000-"));
    }

    private Callable<VoiceFiles> find(VoiceStore in) {
        return () -> in.find(NAME);
    }

    private VoiceStore open() {
        return QuietStore.of(VoiceStoreSettings.of(folder), anna.catalog(server.url()));
    }

    private VoiceStore patient(Duration fetchTimeout, Duration failureMemory) {
        return QuietStore.of(QuietStore.patience(folder, fetchTimeout, failureMemory), anna.catalog(server.url()));
    }

    private void awaitAsked(int times) {
        await().until(() -> server.asked(MODEL).size() == times);
    }

    private Path part() {
        return folder.resolve(NAME + ".onnx.part");
    }

    private Process otherProcess() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        OtherProcess.class.getName(),
                        folder.toString(),
                        server.url().toString())
                .redirectErrorStream(true)
                .redirectOutput(home.resolve("other.log").toFile())
                .start();
    }

    /** Fetches the voice into the folder from the URL. */
    static final class OtherProcess {

        private OtherProcess() {}

        public static void main(String[] args) throws Exception {
            VoiceCatalog catalog = OfferedVoice.piper().catalog(URI.create(args[1]));
            try (VoiceStore there = QuietStore.of(VoiceStoreSettings.of(Path.of(args[0])), catalog)) {
                there.find(NAME);
            }
        }
    }
}
