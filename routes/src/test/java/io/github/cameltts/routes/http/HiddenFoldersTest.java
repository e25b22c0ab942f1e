package io.github.cameltts.routes.http;

import static io.github.cameltts.routes.http.HttpApp.error;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.spi.SpeechStorageException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Errors name files so that the operator finds them, and strangers do not learn where they lie. */
@Timeout(60)
class HiddenFoldersTest {

    @TempDir
    private Path home;

    private HttpApp server;

    @BeforeEach
    void start() throws Exception {
        Path models = Files.createDirectories(home.resolve("models"));
        Files.write(models.resolve("bad.onnx"), new byte[100]);
        Files.writeString(models.resolve("bad.onnx.json"), "{}");
        server = HttpApp.over(home, "tts-api", "tts-openai-api")
                .with("tts.engine", "onnx")
                .with("tts.onnx.offline", "true")
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aBrokenModelIsNamedWithoutItsFolder() throws Exception {
        HttpResponse<byte[]> answer = server.post("/api/tts/synthesize", "{\"text\": \"Hello\", \"voice\": \"bad\"}");

        assertThat(error(answer, 503).path("message").asText()).startsWith("The model bad.onnx ");
        assertThat(body(answer)).doesNotContain(home.toString());
    }

    @Test
    void aVoiceToBePlacedIsNamedWithTheSettingOfItsFolder() throws Exception {
        HttpResponse<byte[]> answer =
                server.post("/api/tts/synthesize", "{\"text\": \"Hello\", \"voice\": \"de_DE-thorsten-medium\"}");

        assertThat(error(answer, 503).path("message").asText())
                .contains("into the folder of tts.models.dir: de_DE-thorsten-medium.onnx");
        assertThat(body(answer)).doesNotContain(home.toString());
    }

    @Test
    void otherFacesHideThemToo() throws Exception {
        HttpResponse<byte[]> answer =
                server.post("/v1/audio/speech", "{\"model\": \"tts-1\", \"input\": \"Hello\", \"voice\": \"bad\"}");

        assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(body(answer)).contains("bad.onnx").doesNotContain(home.toString());
    }

    @Test
    void aStoreThatFailsIsAMatterOfTheLog() {
        HttpFailure told = SpeechFailures.of(new SpeechStorageException("Cannot write below " + home));

        assertThat(told.status()).isEqualTo(503);
        assertThat(told).hasMessageContaining("the log").hasMessageNotContaining(home.toString());
    }

    private static String body(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
