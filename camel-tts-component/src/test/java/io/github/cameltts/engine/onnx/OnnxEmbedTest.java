package io.github.cameltts.engine.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.engine.onnx.encoder.StandInEncoders;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.SpeakerEmbedding;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Speaker embeddings through Camel. */
@Timeout(60)
class OnnxEmbedTest {

    @TempDir
    private Path folder;

    private final DefaultCamelContext context = new DefaultCamelContext();

    @AfterEach
    void stop() {
        context.stop();
    }

    @Test
    void aRecordingBecomesTheVectorOfItsSpeaker() throws IOException {
        StandInEncoders.copy("wespeaker-standin.onnx", folder);
        start("wespeaker-standin");
        byte[] audio = StandInEncoders.jo().toBytes();

        Message first = embed(audio).getMessage();
        Message second = embed(audio).getMessage();
        Message stranger = embed(StandInEncoders.stranger(1.3).toBytes()).getMessage();

        assertThat(first.getHeader(TtsConstants.CACHE)).isEqualTo("synthesized");
        assertThat(second.getHeader(TtsConstants.CACHE)).isEqualTo("memory");
        assertThat(vector(first).similarity(vector(second))).isGreaterThan(0.9999);
        assertThat(vector(first).similarity(vector(stranger))).isLessThan(0.9);
    }

    @Test
    void withoutAnEncoderTheErrorTellsWhatToSet() {
        start("");

        assertThat(embed(StandInEncoders.jo().toBytes()).getException())
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining("tts.onnx.encoder");
    }

    private void start(String encoder) {
        context.getPropertiesComponent().addInitialProperty("tts.models.dir", folder.toString());
        context.getPropertiesComponent().addInitialProperty("tts.onnx.encoder", encoder);
        context.start();
    }

    private Exchange embed(byte[] audio) {
        return context.createProducerTemplate().send("tts:onnx?operation=embed", exchange -> exchange.getMessage()
                .setBody(audio));
    }

    private static SpeakerEmbedding vector(Message message) {
        return SpeakerEmbedding.ofVector(message.getBody(float[].class));
    }
}
