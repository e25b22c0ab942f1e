package io.github.cameltts.engine.onnx.voices;

import static io.github.cameltts.engine.onnx.voices.OfferedVoice.CONFIG;
import static io.github.cameltts.engine.onnx.voices.OfferedVoice.MODEL;
import static io.github.cameltts.engine.onnx.voices.OfferedVoice.NAME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.github.cameltts.engine.http.LogCapture;
import io.github.cameltts.spi.EngineUnavailableException;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Optional;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How a voice comes into the folder, and what keeps it out. */
@Timeout(60)
class VoiceDownloadTest extends DownloadedVoice {

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
}
