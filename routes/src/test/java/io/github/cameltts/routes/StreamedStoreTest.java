package io.github.cameltts.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.FakeListener;
import io.github.cameltts.FakeStreamingEngine;
import io.github.cameltts.FakeStreamingEngine.Take;
import io.github.cameltts.SpeechStream;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.spi.EngineUnavailableException;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Streaming bodies through the whole pipeline. */
@Timeout(60)
class StreamedStoreTest {

    private static final String SPEAK = "direct:tts-speak";
    private static final int BEGINNING = 100;

    @TempDir
    private Path home;

    private final FakeStreamingEngine engine = new FakeStreamingEngine();
    private TestApp app;

    @BeforeEach
    void start() {
        app = TestApp.speaking(home, engine);
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void theCallerReadsTheBeginningBeforeTheEndIsMadeAndTheWholeIsStored() throws IOException {
        CompletableFuture<Message> answer = stream("Hello");
        Take take = engine.next().send(BEGINNING);

        SpeechStream body = body(answer);
        assertThat(body.readNBytes(BEGINNING)).isEqualTo(Arrays.copyOf(take.audio(), BEGINNING));
        assertThat(new HomeFolder(home).blobs()).isEmpty();
        take.finish();
        assertThat(body.readAllBytes()).hasSize(take.audio().length - BEGINNING);

        awaitRows(1);
        assertThat(new HomeFolder(home).onlyBlob()).hasBinaryContent(take.audio());
        Awaitility.await().untilAsserted(() -> {
            Message hit = app.speak("Hello");
            assertThat(cache(hit)).isEqualTo("memory");
            assertThat(hit.getBody()).isEqualTo(take.audio());
            assertThat(hit.getHeader(TtsConstants.DURATION)).isEqualTo(250L);
        });
        assertThat(engine.calls()).isEqualTo(1);
    }

    @Test
    void theRowTellsWhatIsOnlyKnownAtTheEnd() throws SQLException {
        CompletableFuture<Message> answer = stream("Hello");
        engine.next().send(BEGINNING).finish();
        answer.join();

        awaitRows(1);
        assertThat(app.number("select count(*) from tts_asset where duration_ms = 250 and sample_rate = 8000"
                        + " and text = 'Hello' and format = 'wav' and content_type = 'audio/wav'"
                        + " and synthesis_ms is not null and cost_micros is not null"))
                .isEqualTo(1);
    }

    @Test
    void aCallerThatLeavesEarlyDoesNotKeepTheAudioFromBeingStored() {
        CompletableFuture<Message> answer = stream("Hello");
        Take take = engine.next().send(BEGINNING);

        body(answer).close();

        assertThat(take.isCancelled()).isFalse();
        take.finish();
        awaitRows(1);
        assertThat(new HomeFolder(home).onlyBlob()).hasBinaryContent(take.audio());
    }

    @Test
    void fiftyReadersGetTheBytesThatAreStored() throws IOException {
        CompletableFuture<Message> first = stream("Hello");
        Take take = engine.next().send(BEGINNING);
        SpeechStream firstBody = body(first);
        List<SpeechStream> bodies =
                Stream.generate(() -> body(stream("Hello"))).limit(49).toList();
        FakeListener pushed = FakeListener.eager();
        body(stream("Hello")).subscribe(pushed);
        take.send(1000).finish();

        byte[] heard = firstBody.readAllBytes();
        for (SpeechStream body : bodies) {
            assertThat(body.readAllBytes()).isEqualTo(heard);
        }
        assertThat(pushed.end().join()).isEqualTo(heard);
        awaitRows(1);
        assertThat(new HomeFolder(home).onlyBlob()).hasBinaryContent(heard);
        assertThat(engine.calls()).isEqualTo(1);
    }

    @Test
    void whatBreaksOffIsAnErrorToTheCallerAndNeverStored() {
        CompletableFuture<Message> answer = stream("Hello");
        Take take = engine.next().send(BEGINNING);
        SpeechStream body = body(answer);

        take.breakOff(new EngineUnavailableException("The fake went away. Start it."));

        assertThatThrownBy(body::readAllBytes)
                .isInstanceOf(IOException.class)
                .hasCauseInstanceOf(EngineUnavailableException.class);
        CompletableFuture<Message> next = stream("Hello");
        Take second = engine.next().send(BEGINNING);
        SpeechStream nextBody = body(next);
        second.finish();
        assertThat(nextBody).hasBinaryContent(second.audio());
        awaitRows(1);
        assertThat(new HomeFolder(home).blobs()).hasSize(1);
    }

    @Test
    void aTruncatedAudioIsNeverStored() throws SQLException {
        CompletableFuture<Message> answer = stream("Hello");
        Take take = engine.next().send(BEGINNING);
        SpeechStream body = body(answer);

        take.finishWith(Arrays.copyOf(take.audio(), BEGINNING));

        assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
        CompletableFuture<Message> next = stream("Hello");
        Take second = engine.next();
        assertThat(app.number("select count(*) from tts_asset")).isZero();
        assertThat(new HomeFolder(home).blobs()).isEmpty();
        second.finish();
        assertThat(next.join().getBody(byte[].class)).isEqualTo(take.audio());
    }

    @Test
    void whoAsksBetweenTheEndAndTheStoreJoins() throws Exception {
        CompletableFuture<Message> answer = stream("Hello");
        Take take = engine.next().send(BEGINNING);
        answer.join();
        try (var other = TestApp.connect(home);
                var statement = other.createStatement()) {
            statement.execute("begin immediate");
            take.finish();
            assertThat(body(answer).readAllBytes()).isEqualTo(take.audio());

            assertThat(cache(app.speak("Hello"))).isEqualTo("joined");
            statement.execute("rollback");
        }
        awaitRows(1);
        assertThat(engine.calls()).isEqualTo(1);
    }

    @Test
    void aStreamThatNobodyMayStoreLeavesNothing() throws IOException {
        CompletableFuture<Message> answer = ask("Secret", Map.of(TtsConstants.NO_STORE, true));
        Take take = engine.next().send(BEGINNING);
        SpeechStream body = body(answer);
        take.finish();

        assertThat(body.readAllBytes()).isEqualTo(take.audio());
        assertThat(cache(answer.join())).isEqualTo("bypass");
        assertThat(new HomeFolder(home).blobs()).isEmpty();
        assertThat(new HomeFolder(home).contains("Secret")).isFalse();
    }

    @Test
    void aStreamThatIsNotToBeStoredStopsWithItsReader() {
        CompletableFuture<Message> answer = ask("Hello", Map.of(TtsConstants.STORE, false));
        Take take = engine.next().send(BEGINNING);

        body(answer).close();

        assertThat(take.isCancelled()).isTrue();
    }

    @Test
    void aHitIsBytesAlsoForWhoStreams() {
        CompletableFuture<Message> first = ask("Hello", Map.of(TtsConstants.STREAMING, false));
        engine.next().finish();
        first.join();

        Message hit = stream("Hello").join();

        assertThat(cache(hit)).isEqualTo("memory");
        assertThat(hit.getBody()).isInstanceOf(byte[].class);
    }

    private CompletableFuture<Message> stream(String text) {
        return ask(text, Map.of());
    }

    private CompletableFuture<Message> ask(String text, Map<String, Object> headers) {
        Map<String, Object> all = new HashMap<>(Map.of(TtsConstants.STREAMING, true));
        all.putAll(headers);
        return CompletableFuture.supplyAsync(() -> app.ask(SPEAK, text, all));
    }

    private static SpeechStream body(CompletableFuture<Message> answer) {
        return (SpeechStream) answer.join().getBody();
    }

    private void awaitRows(int rows) {
        Awaitility.await().until(() -> app.number("select count(*) from tts_asset") == rows);
    }

    private static String cache(Message message) {
        return message.getHeader(TtsConstants.CACHE, String.class);
    }
}
