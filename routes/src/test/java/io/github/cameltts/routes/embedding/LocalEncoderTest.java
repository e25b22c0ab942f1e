package io.github.cameltts.routes.embedding;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.engine.onnx.encoder.StandInEncoders;
import io.github.cameltts.routes.TestApp;
import io.github.cameltts.spi.SpeakerEmbedding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.camel.Message;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The embedding step with an encoder in this process. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LocalEncoderTest {

    private static final String EMBED = "kamelet:tts-voice-embedding-action?engine=onnx";
    private static final Map<String, Object> JO = Map.of(TtsConstants.SPEAKER_REFERENCE, "jo.wav");

    @TempDir
    private Path home;

    @BeforeEach
    void record() throws IOException {
        Path voices = Files.createDirectories(home.resolve("voices"));
        Files.write(voices.resolve("jo.wav"), StandInEncoders.jo().toBytes());
    }

    @Test
    void aVectorIsComputedOnceAndOutlivesTheProcessBitByBit() throws IOException {
        List<Message> before = embed("wespeaker-standin", 2);
        List<Message> after = embed("wespeaker-standin", 1);

        assertThat(before)
                .extracting(message -> message.getHeader(TtsConstants.CACHE))
                .containsExactly("synthesized", "memory");
        assertThat(after.get(0).getHeader(TtsConstants.CACHE)).isEqualTo("store");
        assertThat(after.get(0).getBody(float[].class))
                .containsExactly(before.get(0).getBody(float[].class));
    }

    @Test
    void anotherModelComputesItsOwnVector() throws IOException {
        Message first = embed("wespeaker-standin", 1).get(0);
        Message other = embed("3d-speaker-standin", 1).get(0);

        assertThat(other.getHeader(TtsConstants.CACHE)).isEqualTo("synthesized");
        assertThat(vector(other).similarity(vector(first))).isLessThan(0.9999);
    }

    private List<Message> embed(String encoder, int times) throws IOException {
        Path models = Files.createTempDirectory(home, "models");
        try (TestApp app = TestApp.over(home)
                .with(
                        "tts.onnx.encoder",
                        StandInEncoders.copy(encoder + ".onnx", models).toString())
                .recipes("classpath:camel-tts/tts-speak.camel.yaml")
                .start()) {
            return IntStream.range(0, times)
                    .mapToObj(i -> app.ask(EMBED, "", JO))
                    .toList();
        }
    }

    private static SpeakerEmbedding vector(Message message) {
        return SpeakerEmbedding.ofVector(message.getBody(float[].class));
    }
}
