package io.github.cameltts.engine.onnx.voices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cameltts.spi.EngineUnavailableException;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the shipped catalog promises, and which catalogs are refused. */
class VoiceCatalogTest {

    private static final Path SOURCE = Path.of("../models/catalog.json");

    @Test
    void theShippedCatalogIsTheOneInTheModelsFolder() throws Exception {
        JsonNode voices = new JsonMapper().readTree(SOURCE.toFile()).get("voices");
        long builtin = voices.findValuesAsText("builtin").size();

        assertThat(VoiceCatalog.shipped().voices()).hasSize((int) (voices.size() - builtin));
    }

    @Test
    void aBuiltinVoiceIsTheFileThatTheCatalogDescribes() throws Exception {
        for (JsonNode voice : new JsonMapper().readTree(SOURCE.toFile()).get("voices")) {
            if (voice.path("builtin").asBoolean()) {
                assertDescribed(voice);
                assertDescribed(voice.get("config"));
            }
        }
    }

    private static void assertDescribed(JsonNode file) throws Exception {
        byte[] content =
                Files.readAllBytes(SOURCE.resolveSibling(file.get("url").asText()));

        assertThat(OfferedVoice.sha256(content)).isEqualTo(file.get("sha256").asText());
        assertThat(content).hasSize(file.get("size").asInt());
    }

    @Test
    void everyVoiceTellsWhereItComesFromAndUnderWhichTerms() {
        assertThat(VoiceCatalog.shipped().voices()).isNotEmpty().allSatisfy(voice -> {
            assertThat(voice.licence()).isNotBlank();
            assertThat(voice.attribution()).startsWith("https://");
            assertThat(voice.family()).isIn("piper", "kokoro");
            assertThat(voice.quality()).isNotBlank();
            assertThat(voice.sampleRate()).isIn(22050, 24000);
            assertThat(voice.baseUrl().getScheme()).isEqualTo("https");
            assertThat(voice.files()).hasSizeGreaterThan(1);
        });
    }

    /** A branch or tag may move, a commit never brings other bytes. */
    @Test
    void everyFileIsThatOfOneCommit() {
        assertThat(VoiceCatalog.shipped().voices())
                .flatExtracting(CatalogVoice::files)
                .allSatisfy(file -> assertThat(file.url()).matches("[^/]+/[^/]+/resolve/[0-9a-f]{40}/.+"));
    }

    @ParameterizedTest
    @CsvSource({
        "en_US-lessac-medium, en_US-lessac-medium.onnx",
        "de_DE-thorsten-medium, de_DE-thorsten-medium.onnx",
        "kokoro-v1.0, kokoro-v1.0/model.onnx",
        "kokoro-v1.0-int8, kokoro-v1.0-int8/model_quantized.onnx"
    })
    void theModelIsFetchedLastSoThatAVoiceAppearsComplete(String name, String path) {
        CatalogVoice voice = VoiceCatalog.shipped().find(name).orElseThrow();

        assertThat(voice.files().get(voice.files().size() - 1).path()).isEqualTo(path);
    }

    @Test
    void kokoroHasItsStylesAsPacks() {
        CatalogVoice kokoro = VoiceCatalog.shipped().find("kokoro-v1.0").orElseThrow();

        assertThat(kokoro.packs()).contains("af_bella", "af_sky", "bm_george", "pf_dora");
        assertThat(kokoro.files())
                .filteredOn(file -> file.path().equals("kokoro-v1.0/voices/af_bella.bin"))
                .singleElement()
                .satisfies(file -> assertThat(file.size()).isEqualTo(510 * 256 * 4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"baseUrl\": \"https://x.org/\"}",
                "{\"baseUrl\": \"ftp://x.org/\", \"voices\": []}",
                "{\"baseUrl\": \"nowhere\", \"voices\": []}",
                "{\"baseUrl\": \"https://x.org/\", \"voices\": [{}]}",
                "{\"baseUrl\": \"https://x.org/\", \"voices\": [{\"name\": \"a\"}]}",
                "{\"baseUrl\": \"https://x.org/\", \"voices\": [null]}"
            })
    void whatIsNoCatalogIsRefused(String json) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("own.json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://me:secret@x.org/", "https://x.org/?signature=secret", "https://x.org/#secret"})
    void aCatalogWhoseAddressHoldsASecretIsRefusedWithoutRepeatingIt(String baseUrl) {
        assertThatThrownBy(() -> read("{\"baseUrl\": \"" + baseUrl + "\", \"voices\": []}"))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("without user, password or query")
                .hasMessageNotContaining("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "voices/en_US-anna-medium.onnx, ../../en_US-anna-medium.onnx",
        "voices/en_US-anna-medium.onnx, https://evil.org/en_US-anna-medium.onnx",
        "voices/en_US-anna-medium.onnx, voices/..",
        "voices/en_US-anna-medium.onnx, voices/x?y",
        "voices/en_US-anna-medium.onnx, /x",
        "name\": \"en_US-anna-medium, name\": \"../anna",
        "name\": \"en_US-anna-medium, name\": \"anna.onnx",
        "sha256\": \", sha256\": \"0",
        "size\": 300000, size\": 0",
        "size\": 300000, size\": -1",
        "size\": 300000, size\": \"much\""
    })
    void aVoiceThatCouldPutFilesElsewhereOrUncheckedIsRefused(String right, String wrong) {
        String json = OfferedVoice.piper().json(URI.create("https://x.org/"));
        assertThat(json).contains(right);

        assertThatThrownBy(() -> read(json.replace(right, wrong))).isInstanceOf(EngineUnavailableException.class);
    }

    @Test
    void aCatalogWithoutEndIsRefused() {
        assertThatThrownBy(() -> read(" ".repeat((4 << 20) + 1))).hasMessageContaining("4 MiB");
    }

    @Test
    void whatACatalogSaysBesidesIsLeftOut() throws Exception {
        String json =
                OfferedVoice.piper().json(URI.create("https://x.org/")).replace("{\"name\"", "{\"new\": [1], \"name\"");

        assertThat(read(json).voices()).hasSize(1);
    }

    private static VoiceCatalog read(String json) throws Exception {
        return CatalogReader.read(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), "own.json");
    }
}
