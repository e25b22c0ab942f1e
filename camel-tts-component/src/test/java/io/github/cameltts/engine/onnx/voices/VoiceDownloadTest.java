package io.github.cameltts.engine.onnx.voices;

import static io.github.cameltts.engine.onnx.voices.OfferedVoice.CONFIG;
import static io.github.cameltts.engine.onnx.voices.OfferedVoice.MODEL;
import static io.github.cameltts.engine.onnx.voices.OfferedVoice.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.github.cameltts.engine.http.LogCapture;
import io.github.cameltts.engine.onnx.voices.FakeFileServer.Asked;
import io.github.cameltts.spi.EngineUnavailableException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a voice comes into the folder, whatever the server does. */
@Timeout(60)
class VoiceDownloadTest {

    private static final int HALF = 150_000;

    private final FakeFileServer server = new FakeFileServer();
    private final OfferedVoice anna = OfferedVoice.piper().on(server);

    @TempDir
    Path home;

    private Path folder;
    private Path model;
    private VoiceStore store;

    @BeforeEach
    void openStore() {
        folder = home.resolve("models");
        model = folder.resolve(NAME + ".onnx");
        store = QuietStore.of(QuietStore.settings(folder), anna.catalog(server.url()));
    }

    @AfterEach
    void close() {
        store.close();
        server.close();
    }

    @Test
    void theFilesOfAVoiceAreFetchedOnceAndThenFound() throws Exception {
        VoiceFiles files = store.find(NAME);

        assertThat(files.model()).isEqualTo(model).hasBinaryContent(anna.model());
        assertThat(files.config()).contains(folder.resolve(NAME + ".onnx.json"));
        assertThat(files.digest()).matches("[0-9a-f]{64}");
        assertThat(store.find(NAME)).isEqualTo(files);
        assertThat(server.asked(MODEL)).hasSize(1);
        assertThat(visible()).containsExactlyInAnyOrder(NAME + ".onnx", NAME + ".onnx.json");
    }

    @Test
    void theFilesOfAVoiceWithPacksGoIntoAFolderOfTheirOwn() throws Exception {
        OfferedVoice kokoro = OfferedVoice.withPacks().on(server);
        try (VoiceStore packs = QuietStore.of(QuietStore.settings(folder), kokoro.catalog(server.url()))) {
            VoiceFiles files = packs.find("kokoro");

            assertThat(files.model())
                    .isEqualTo(folder.resolve("kokoro/model.onnx"))
                    .hasBinaryContent(kokoro.model());
            assertThat(files.config()).contains(folder.resolve("kokoro/config.json"));
            assertThat(folder.resolve("kokoro/voices/af_anna.bin")).hasSize(2000);
            assertThat(folder.resolve("kokoro/voices/am_bert.bin")).hasSize(3000);
            assertThat(packs.voices().get(0).packs()).containsExactly("af_anna", "am_bert");
        }
    }

    @Test
    void aDownloadThatBreaksOffGoesOnWhereItWas() throws Exception {
        server.plan(MODEL, server.breakOffAfter(HALF), server.breakOffAfter(1000));

        assertThat(store.find(NAME).model()).hasBinaryContent(anna.model());

        assertThat(server.asked(MODEL))
                .extracting(Asked::range)
                .containsExactly(Optional.empty(), Optional.of("bytes=150000-"), Optional.of("bytes=151000-"));
        assertThat(server.asked(MODEL).get(1).ifRange()).isPresent();
    }

    @Test
    void aDownloadThatStallsGoesOnWithAnotherConnection() throws Exception {
        server.plan(MODEL, server.stallAfter(HALF));

        assertThat(store.find(NAME).model()).hasBinaryContent(anna.model());

        assertThat(server.asked(MODEL)).extracting(Asked::range).contains(Optional.of("bytes=150000-"));
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp() {
        server.plan(CONFIG, server.stallAfter(0), server.stallAfter(0), server.stallAfter(0), server.stallAfter(0));

        assertThatThrownBy(() -> store.find(NAME))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("nothing came for 500 ms")
                .hasMessageContaining("attempt 4");
    }

    @Test
    void whatCameBeforeAFailureIsKeptForTheNextRequest() throws Exception {
        server.plan(
                MODEL,
                server.breakOffAfter(HALF),
                server.breakOffAfter(1),
                server.breakOffAfter(1),
                server.breakOffAfter(1));

        assertThatThrownBy(() -> store.find(NAME))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("150003 of 300000 bytes are kept");
        assertThat(model).doesNotExist();
        assertThat(store.find(NAME).model()).hasBinaryContent(anna.model());

        assertThat(server.asked(MODEL).get(4).range()).contains("bytes=150003-");
        assertThat(server.asked(CONFIG)).hasSize(1);
    }

    @Test
    void aServerWithoutRangesSendsAllAgain() throws Exception {
        server.plan(MODEL, server.breakOffAfter(HALF), server.ignoreRange());

        assertThat(store.find(NAME).model()).hasBinaryContent(anna.model());
    }

    @Test
    void aFileThatChangesBetweenAttemptsIsFetchedAnew() throws Exception {
        server.plan(MODEL, (exchange, content, from) -> {
            server.put(MODEL, anna.model());
            server.breakOffAfter(HALF).give(exchange, new byte[anna.model().length], from);
        });

        assertThat(store.find(NAME).model()).hasBinaryContent(anna.model());

        assertThat(server.asked(MODEL))
                .extracting(Asked::range)
                .containsExactly(Optional.empty(), Optional.of("bytes=150000-"));
    }

    @Test
    void aBeginningOfAnotherFileIsThrownAwayEvenWhenTheServerTellsNoVersions() throws Exception {
        server.forgetTags();
        Files.createDirectories(folder);
        Files.write(part(), new byte[HALF]);

        assertThat(store.find(NAME).model()).hasBinaryContent(anna.model());

        assertThat(server.asked(MODEL))
                .extracting(Asked::range)
                .containsExactly(Optional.of("bytes=150000-"), Optional.empty());
    }

    @ParameterizedTest
    @ValueSource(ints = {300_000, 300_001, 400_000})
    void aBeginningThatIsTooLongIsThrownAway(int bytes) throws Exception {
        Files.createDirectories(folder);
        Files.write(part(), new byte[bytes]);

        assertThat(store.find(NAME).model()).hasBinaryContent(anna.model());
    }

    @Test
    void aRangeThatTheServerDoesNotHaveLeadsToAFreshStart() throws Exception {
        server.plan(MODEL, server.breakOffAfter(HALF), server.status(416));

        assertThat(store.find(NAME).model()).hasBinaryContent(anna.model());

        assertThat(server.asked(MODEL).get(2).range()).isEmpty();
    }

    @Test
    void aCompleteBeginningIsOnlyChecked() throws Exception {
        Files.createDirectories(folder);
        Files.write(part(), anna.model());

        assertThat(store.find(NAME).model()).hasBinaryContent(anna.model());

        assertThat(server.asked(MODEL)).isEmpty();
    }

    @Test
    void aCorruptFileIsNeverSeenInThePlaceOfTheModel() throws Exception {
        server.plan(MODEL, server.corrupt());

        assertThatThrownBy(() -> store.find(NAME))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining(OfferedVoice.sha256(anna.model()))
                .hasMessageContaining("SHA-256");
        assertThat(visible()).containsExactly(NAME + ".onnx.json");
        assertThat(store.find(NAME).model()).hasBinaryContent(anna.model());
    }

    @Test
    void aFileLongerThanInTheCatalogIsCutOff() throws Exception {
        server.plan(MODEL, server.tooLong());

        assertThatThrownBy(() -> store.find(NAME))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("more bytes where the catalog says 300000");
        assertThat(visible()).containsExactly(NAME + ".onnx.json");
    }

    @Test
    void aFileOfAnotherLengthIsNotEvenFetched() throws Exception {
        server.plan(MODEL, server.tooShort());

        assertThatThrownBy(() -> store.find(NAME)).hasMessageContaining("299999 bytes where the catalog says 300000");
        assertThat(server.asked(MODEL)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410})
    void whatTheServerWillNotGiveIsNotAskedTwice(int status) {
        server.plan(MODEL, server.status(status));

        assertThatThrownBy(() -> store.find(NAME))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining(server.url() + MODEL)
                .hasMessageContaining("status " + status);
        assertThat(server.asked(MODEL)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void aBusyServerIsAskedAgain(int status) throws Exception {
        server.plan(MODEL, server.status(status), server.status(status));

        assertThat(store.find(NAME).model()).hasBinaryContent(anna.model());
    }

    @Test
    void aServerThatStaysBusyIsGivenUp() {
        server.plan(
                MODEL,
                server.status(503),
                server.status(503),
                server.status(503),
                server.status(503),
                server.status(503));

        assertThatThrownBy(() -> store.find(NAME)).hasMessageContaining("status 503");
        assertThat(server.asked(MODEL)).hasSize(QuietStore.RETRIES + 1);
    }

    @Test
    void aRedirectOnTheSameHostIsFollowed() throws Exception {
        server.put("moved.onnx", anna.model());
        server.plan(MODEL, server.status(302, "Location", "/moved.onnx"));

        assertThat(store.find(NAME).model()).hasBinaryContent(anna.model());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"http://localhost:1/other.onnx?signature=secret", "ftp://example.org/x", "file:/etc/passwd"})
    void aRedirectToAnotherHostWithoutEncryptionIsNotFollowed(String target) {
        server.plan(MODEL, server.status(302, "Location", target));

        assertThatThrownBy(() -> store.find(NAME))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("not followed")
                .hasMessageNotContaining("secret");
    }

    @Test
    void redirectsInACircleEnd() {
        FakeFileServer.Answer round = server.status(301, "Location", "/" + MODEL);
        server.plan(MODEL, round, round, round, round, round, round, round);

        assertThatThrownBy(() -> store.find(NAME)).hasMessageContaining("redirects too often");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mirror", "mirror/"})
    void aMirrorIsAskedInsteadOfThePublisher(String path) throws Exception {
        VoiceStoreSettings settings =
                QuietStore.settings(folder, Optional.of(server.url().resolve(path)), Optional.empty(), false, false);
        server.put("mirror/" + MODEL, anna.model());
        server.put("mirror/" + CONFIG, "{}".getBytes(StandardCharsets.UTF_8));

        try (VoiceStore mirrored = QuietStore.of(settings, anna.catalog(URI.create("https://publisher.invalid/")))) {
            assertThat(mirrored.find(NAME).model()).hasBinaryContent(anna.model());
        }
    }

    @Test
    void offlineTellsWhichFileBelongsWhere() throws Exception {
        VoiceStoreSettings settings = QuietStore.settings(folder, Optional.empty(), Optional.empty(), true, false);
        try (VoiceStore offline = QuietStore.of(settings, anna.catalog(server.url()))) {
            assertThatThrownBy(() -> offline.find(NAME))
                    .isInstanceOf(EngineUnavailableException.class)
                    .hasMessageContaining("into the folder of tts.models.dir: " + NAME + ".onnx.json")
                    .hasMessageContaining(OfferedVoice.sha256(anna.model()))
                    .hasMessageContaining("tts.onnx.offline")
                    .hasMessageNotContaining(home.toString())
                    .hasRootCauseMessage(folder.toString());

            Files.createDirectories(folder);
            Files.write(model, anna.model());
            Files.writeString(folder.resolve(NAME + ".onnx.json"), "{}");
            assertThat(offline.find(NAME).model()).isEqualTo(model);
        }
        assertThat(server.asked(MODEL)).isEmpty();
    }

    @Test
    void aModelThatWasPutThereAloneGetsItsConfig() throws Exception {
        Files.createDirectories(folder);
        Files.write(model, anna.model());

        assertThat(store.find(NAME).config()).contains(folder.resolve(NAME + ".onnx.json"));

        assertThat(server.asked(MODEL)).isEmpty();
    }

    @Test
    void aFolderThatCannotBeMadeIsTold() throws Exception {
        Files.writeString(folder, "a file where the folder should be");

        assertThatThrownBy(() -> store.find(NAME))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("tts.models.dir")
                .hasMessageNotContaining(home.toString());
    }

    @Test
    void theLogTellsTheFolderThatCouldNotBeFilled() throws Exception {
        Files.createDirectories(part().resolve("in the way"));

        try (LogCapture log = LogCapture.open(Level.WARN)) {
            assertThatThrownBy(() -> store.find(NAME)).isInstanceOf(EngineUnavailableException.class);

            assertThat(log.events())
                    .extracting(event -> event.getMessage().getFormattedMessage())
                    .singleElement(STRING)
                    .contains(folder.toString());
        }
    }

    @Test
    void aFileThatCannotBeWrittenIsTold() throws Exception {
        Files.createDirectories(part().resolve("in the way"));

        assertThatThrownBy(() -> store.find(NAME))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining(NAME + ".onnx cannot be written into the models folder")
                .hasMessageNotContaining(home.toString());
    }

    @Test
    void aFileThatDoesNotFitOnTheDiskIsNotBegun() throws Exception {
        String json = anna.json(server.url(), 1L << 60);
        VoiceCatalog huge = CatalogReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "test");
        try (VoiceStore full = QuietStore.of(QuietStore.settings(folder), huge)) {
            assertThatThrownBy(() -> full.find(NAME))
                    .isInstanceOf(EngineUnavailableException.class)
                    .hasMessageContaining("bytes free")
                    .hasMessageContaining("tts.models.dir")
                    .hasMessageNotContaining(home.toString());
        }
        assertThat(server.asked(MODEL)).isEmpty();
    }

    private Path part() {
        return folder.resolve(NAME + ".onnx.part");
    }

    private String[] visible() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .toArray(String[]::new);
        }
    }
}
