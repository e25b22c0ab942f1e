package io.github.cameltts.engine.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.SynthesisFailedException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class PiperModelTest {

    /** One Identity node from float x[1] to y[1]. */
    private static final String IDENTITY_MODEL =
            "CAg6NwoQCgF4EgF5IghJZGVudGl0eRIBZ1oPCgF4EgoKCAgBEgQKAggBYg8KAXkSCgoICAESBAoCCAFCBAoAEA8=";

    private static final PiperScales STILL = new PiperScales(0, 1, 0);
    private static final long[] HELLO = {1, 0, 20, 0, 59, 0, 24, 0, 120, 0, 27, 0, 100, 0, 2};

    @Test
    void speaksLongerAtALargerLength() throws Exception {
        try (PiperModel model = load()) {
            float[] normal = model.synthesize(HELLO, STILL, 0);
            float[] slow = model.synthesize(HELLO, STILL.atRate(0.5), 0);

            assertThat(normal.length).isGreaterThan(2000);
            assertThat(slow.length / (double) normal.length).isBetween(1.8, 2.2);
        }
    }

    @Test
    void noiseChangesTheSound() throws Exception {
        try (PiperModel model = load()) {
            PiperScales lively = PiperScales.DEFAULT;

            assertThat(model.synthesize(HELLO, lively, 0)).isNotEqualTo(model.synthesize(HELLO, lively, 0));
            assertThat(model.synthesize(HELLO, STILL, 0)).isEqualTo(model.synthesize(HELLO, STILL, 0));
        }
    }

    @Test
    void anIdThatTheModelDoesNotHaveIsAnError() throws Exception {
        try (PiperModel model = load()) {
            assertThatThrownBy(() -> model.synthesize(new long[] {1, 0, 99_999, 0, 2}, STILL, 0))
                    .isInstanceOf(SynthesisFailedException.class);
        }
    }

    @Test
    void refusesBytesThatAreNoModel() {
        assertThatThrownBy(() -> PiperModel.load(new byte[] {1, 2, 3}, 1, "broken.onnx"))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("broken.onnx");
    }

    @Test
    void refusesAModelWithOtherTensors() {
        byte[] identity = Base64.getDecoder().decode(IDENTITY_MODEL);

        assertThatThrownBy(() -> PiperModel.load(identity, 1, "other.onnx"))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("no Piper model");
    }

    @Test
    void isUselessOnceClosed() throws Exception {
        PiperModel model = load();
        model.close();
        model.close();

        assertThatThrownBy(() -> model.synthesize(HELLO, STILL, 0)).isInstanceOf(EngineUnavailableException.class);
    }

    private static PiperModel load() throws IOException {
        try (InputStream in = PiperModelTest.class.getResourceAsStream("/io/github/cameltts/voices/slt/voice.onnx")) {
            return PiperModel.load(in.readAllBytes(), 1, "voice.onnx");
        }
    }
}
