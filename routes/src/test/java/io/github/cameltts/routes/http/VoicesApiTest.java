package io.github.cameltts.routes.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltts.audio.AudioFixtures;
import io.github.cameltts.audio.WavFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reference voices by HTTP. */
class VoicesApiTest {

    private static final String ACTIVE = "/voices/active";

    @TempDir
    private Path home;

    private ManagementApp server;

    @BeforeEach
    void start() throws Exception {
        Files.createDirectories(home.resolve("voices"));
        Files.write(home.resolve("voices/anna.wav"), WavFile.encode(AudioFixtures.tone(32_000, 16_000), 16_000));
        server = ManagementApp.over(home).start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void listsWhatLiesInTheFolderOfVoices() throws Exception {
        JsonNode voices = ManagementApp.answer(server.get("/voices"), 200).path("voices");

        assertThat(voices).hasSize(1);
        assertThat(voices.at("/0/name").asText()).isEqualTo("anna.wav");
        assertThat(voices.at("/0/duration_ms").asInt()).isEqualTo(2_000);
        assertThat(voices.at("/0/active").asBoolean()).isFalse();
    }

    @Test
    void activeVoiceIsNoneUntilOneIsChosenAndNoneAgainAfterwards() throws Exception {
        assertThat(active().isNull()).isTrue();

        assertThat(choose("{\"voice\": \"anna.wav\"}", 200).path("active").asText())
                .isEqualTo("anna.wav");
        assertThat(active().asText()).isEqualTo("anna.wav");
        assertThat(ManagementApp.answer(server.get("/voices"), 200)
                        .at("/voices/0/active")
                        .asBoolean())
                .isTrue();

        assertThat(choose("{\"voice\": null}", 200).path("active").isNull()).isTrue();
        assertThat(active().isNull()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"voice\": 7}",
                "{\"voice\": \"\"}",
                "{\"voice\": \"unknown.wav\"}",
                "{\"voice\": \"../tts.db\"}",
                "{\"voice\": \"${exchangeId}\"}"
            })
    void voiceThatIsNoneIsRefused(String body) throws Exception {
        choose(body, 400);

        assertThat(active().isNull()).isTrue();
    }

    @Test
    void tellsWhatIsCachedOfVoices() throws Exception {
        JsonNode cache = ManagementApp.answer(server.get("/cache/info"), 200).path("cache");

        assertThat(cache.path("embeddings").asInt()).isZero();
        assertThat(cache.path("entries").isArray()).isTrue();
    }

    private JsonNode active() throws Exception {
        return ManagementApp.answer(server.get(ACTIVE), 200).path("active");
    }

    private JsonNode choose(String body, int status) throws Exception {
        return ManagementApp.answer(server.send("PUT", ACTIVE, body, ManagementApp.JSON), status);
    }
}
