package io.github.cameltts.routes.http;

import static io.github.cameltts.routes.http.HttpApp.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.github.cameltts.engine.http.LogCapture;
import io.github.cameltts.routes.TtsHome;
import io.github.cameltts.spi.SpeechStorageException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.logging.log4j.Level;
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
    void aStoreThatFailsTellsWhatToDoAndTheLogWhere() throws Exception {
        TtsHome full = new TtsHome(home.resolve("full"));
        Files.createDirectories(full.folder());
        Files.createFile(full.blobs().root());
        Throwable failure = catchThrowable(() -> full.blobs().requireWritable());

        try (LogCapture log = LogCapture.open(Level.WARN)) {
            HttpFailure told = SpeechFailures.of(failure);

            assertThat(told.status()).isEqualTo(503);
            assertThat(told)
                    .hasMessageContaining("Cannot write below tts.home: FileSystemException: Not a directory")
                    .hasMessageNotContaining(home.toString());
            assertThat(log.events())
                    .extracting(event -> event.getMessage().getFormattedMessage())
                    .singleElement(STRING)
                    .contains(full.blobs().root().toString());
        }
    }

    @Test
    void theAdviceOfTheStoreIsTold() {
        HttpFailure told = SpeechFailures.of(new SpeechStorageException("The job is damaged. Send it again."));

        assertThat(told.status()).isEqualTo(503);
        assertThat(told).hasMessage("The job is damaged. Send it again.");
    }

    private static String body(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }
}
