package io.github.cameltts.routes.cleanup;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.routes.TestApp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What no clean-up touches, however the folders are linked. */
class CleanupBoundsTest {

    private static final Map<String, Object> ALL = Map.of();

    @TempDir
    private Path folder;

    private Path home;
    private Path elsewhere;
    private TestApp app;

    @BeforeEach
    void folders() throws IOException {
        home = folder.resolve("home");
        elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.writeString(elsewhere.resolve("precious.wav"), "precious");
    }

    @AfterEach
    void stop() {
        app.close();
        assertThat(elsewhere.resolve("precious.wav")).hasContent("precious");
    }

    @Test
    void modelsInTheHomeStay() throws Exception {
        MixedStore store = start(TestApp.over(home).with("tts.models.dir", home + "/outbox-models"));
        Path models = Files.createDirectories(home.resolve("outbox-models"));
        Files.writeString(models.resolve("voice.onnx"), "model");
        Files.createDirectories(home.resolve("models"));
        Files.writeString(home.resolve("models/voice.onnx"), "model");

        store.run(ALL);

        assertThat(models.resolve("voice.onnx")).exists();
        assertThat(home.resolve("models/voice.onnx")).exists();
        assertThat(home.resolve("tts.db")).exists();
    }

    @Test
    void outboxThatHoldsModelsIsRefused() throws Exception {
        MixedStore store = start(TestApp.over(home).with("tts.models.dir", home + "/outbox/models"));
        store.output("models/voice.onnx", "model");

        assertRefused(store.run(ALL), "refused: holds more than outputs");
        assertThat(store.outputs()).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource({"tts.voices.dir, outbox/voices", "tts.file.outbox, embeddings", "tts.file.outbox, voices"})
    void referenceVoicesAndTheirEmbeddingsAreNoOutputs(String property, String folder) throws Exception {
        MixedStore store =
                start(TestApp.over(home).with(property, home.resolve(folder).toString()));
        Path kept = Files.createDirectories(home.resolve(folder)).resolve("anna.wav");
        Files.writeString(kept, "recorded once");

        assertRefused(store.run(ALL), "refused: holds more than outputs");
        assertThat(kept).hasContent("recorded once");
    }

    @Test
    void homeIsNoOutbox() throws Exception {
        MixedStore store = start(TestApp.over(home).with("tts.file.outbox", home + "/outbox/.."));

        CleanupPlan done = store.run(ALL);

        assertThat(done.rows())
                .extracting(CleanupRow::action)
                .containsExactly("deleted", "refused: holds more than outputs");
        assertThat(home.resolve("tts.db")).exists();
    }

    @Test
    void whatTheFileDropKeepsForItselfStays() throws Exception {
        MixedStore store = start(TestApp.over(home).with("tts.file.inbox", home + "/outbox/in"));
        store.output(".work/1/half.wav", "half");
        store.output(".lock", "");
        store.output("in/wait.txt", "wait");
        store.output("in/.done/spoken.txt", "spoken");

        store.run(ALL);

        assertThat(store.outputs()).containsExactly(".lock", ".work/1/half.wav", "in/.done/spoken.txt", "in/wait.txt");
    }

    @Test
    void linkInTheOutboxIsNeitherFollowedNorRemoved() throws Exception {
        MixedStore store = start(TestApp.over(home));
        Path outbox = home.resolve("outbox");
        Files.createSymbolicLink(outbox.resolve("folder"), elsewhere);
        Files.createSymbolicLink(outbox.resolve("file.wav"), elsewhere.resolve("precious.wav"));
        Files.createSymbolicLink(outbox.resolve("loop"), outbox);
        Files.createSymbolicLink(outbox.resolve("dangling"), folder.resolve("nowhere"));

        store.run(ALL);

        assertThat(store.outputs()).isEmpty();
        assertThat(outbox.resolve("folder")).isSymbolicLink();
        assertThat(outbox.resolve("file.wav")).isSymbolicLink();
    }

    @Test
    void outboxThatIsALinkOutOfTheHomeIsRefused() throws Exception {
        MixedStore store = start(TestApp.over(home).with("tts.file.outbox", home + "/link"));
        Files.createSymbolicLink(home.resolve("link"), elsewhere);

        assertRefused(store.run(Map.of("outputs_only", true)), "refused: a link leads out of tts.home");
    }

    @Test
    void outboxBehindALinkOutOfTheHomeIsRefused() throws Exception {
        Files.createDirectories(elsewhere.resolve("outbox"));
        MixedStore store = start(TestApp.over(home).with("tts.file.outbox", home + "/link/outbox"));
        Files.createSymbolicLink(home.resolve("link"), elsewhere);
        Files.writeString(elsewhere.resolve("outbox/audio.wav"), "audio");

        assertRefused(store.run(Map.of("outputs_only", true)), "refused: a link leads out of tts.home");
        assertThat(elsewhere.resolve("outbox/audio.wav")).exists();
    }

    @Test
    void outboxElsewhereIsSkipped() throws Exception {
        MixedStore store = start(TestApp.over(home).with("tts.file.outbox", elsewhere.toString()));

        assertRefused(store.run(Map.of("outputs_only", true)), "skipped: lies outside of tts.home");
    }

    @Test
    void homeMayItselfBeALink() throws Exception {
        Path real = Files.createDirectories(folder.resolve("real"));
        Files.createSymbolicLink(home, real);
        MixedStore store = start(TestApp.over(home).with("tts.file.outbox", real + "/outbox"));

        store.run(ALL);

        assertThat(store.outputs()).isEmpty();
        assertThat(store.keys()).containsExactly("kept");
    }

    @Test
    void blobsThatLieElsewhereAreRefused() throws Exception {
        MixedStore store = start(TestApp.over(home));
        Files.move(home.resolve("blobs"), elsewhere.resolve("blobs"));
        Files.createSymbolicLink(home.resolve("blobs"), elsewhere.resolve("blobs"));

        assertRefused(store.run(Map.of("cache_only", true)), "refused: a link leads out of tts.home");
        assertThat(store.keys()).hasSize(6);
    }

    @Test
    void assetWhoseFileLiesElsewhereStays() throws Exception {
        MixedStore store = start(TestApp.over(home));
        app.execute("update tts_asset set blob = '../../elsewhere/precious.wav' where asset_key = 'beta'");
        app.execute("update tts_asset set blob = '../tts.db' where asset_key = 'picture'");

        CleanupPlan done = store.run(Map.of("cache_only", true));

        assertThat(done.rows())
                .extracting(CleanupRow::action)
                .containsExactly("deleted", "refused: links lead out of the folder for 2 of the assets");
        assertThat(store.keys()).containsExactly("beta", "kept", "picture");
        assertThat(home.resolve("tts.db")).exists();
    }

    @Test
    void outboxThatIsAFileIsRefused() throws Exception {
        MixedStore store = start(TestApp.over(home).with("tts.file.outbox", home + "/file"));
        Files.writeString(home.resolve("file"), "a file");

        assertRefused(store.run(Map.of("outputs_only", true)), "refused: is no folder");
        assertThat(home.resolve("file")).exists();
    }

    @Test
    void homeWithoutAnythingIsAnEmptyTable() {
        app = TestApp.over(home).start();

        assertThat(Cleanup.of(app.context()).run(CleanupFilter.none()).rows()).isEmpty();
    }

    private MixedStore start(TestApp starting) throws Exception {
        app = starting.start();
        return MixedStore.in(app, home);
    }

    private static void assertRefused(CleanupPlan plan, String action) {
        assertThat(plan.rows())
                .filteredOn(row -> !row.deletes())
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.action()).isEqualTo(action);
                    assertThat(row.files()).isZero();
                    assertThat(row.size()).isZero();
                });
    }
}
