package io.github.cameltts.engine.onnx.speech;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.spi.SynthesisFailedException;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SentenceShapeTest {

    private static final int RATE = 10_000;
    private static final SentenceShape TRIMMED = new SentenceShape(RATE, true, 1);

    @Test
    void silenceAroundTheSentenceIsCutOffButForAMargin() {
        float[] shaped = TRIMMED.apply(tone(5000, 3000, 4000));

        assertThat(shaped).hasSize(3000 + 2 * 300);
    }

    @Test
    void silenceStaysWhereNobodyWantsItCutOff() {
        assertThat(new SentenceShape(RATE, false, 1).apply(tone(5000, 3000, 4000)))
                .hasSize(12_000);
    }

    @Test
    void silenceWithinTheSentenceStays() {
        float[] samples = tone(1000, 500, 6000);
        samples[7000] = 0.5f;

        assertThat(TRIMMED.apply(samples)).hasSize(6001 + 2 * 300);
    }

    @Test
    void theEndsAreSoftEvenWhenTheModelCutsThemOff() {
        float[] shaped = TRIMMED.apply(tone(0, 3000, 0));

        assertThat(shaped[0]).isZero();
        assertThat(shaped[shaped.length - 1]).isZero();
        assertThat(shaped[200]).isEqualTo(0.5f);
    }

    @Test
    void theVolumeScalesTheSamples() {
        float[] shaped = new SentenceShape(RATE, true, 0.5).apply(tone(0, 3000, 0));

        assertThat(shaped[1500]).isCloseTo(0.25f, Offset.offset(1e-6f));
    }

    @Test
    void nothingAudibleIsNothing() {
        assertThat(TRIMMED.apply(new float[5000])).isEmpty();
        assertThat(TRIMMED.apply(new float[0])).isEmpty();
    }

    @Test
    void samplesThatAreNoNumbersAreAnError() {
        float[] broken = tone(10, 100, 10);
        broken[50] = Float.NaN;
        float[] endless = tone(10, 100, 10);
        endless[50] = Float.NEGATIVE_INFINITY;

        assertThatThrownBy(() -> TRIMMED.apply(broken)).isInstanceOf(SynthesisFailedException.class);
        assertThatThrownBy(() -> TRIMMED.apply(endless)).isInstanceOf(SynthesisFailedException.class);
    }

    private static float[] tone(int before, int length, int after) {
        float[] samples = new float[before + length + after];
        for (int i = 0; i < length; i++) {
            samples[before + i] = i % 2 == 0 ? 0.5f : 0.4f;
        }
        return samples;
    }
}
