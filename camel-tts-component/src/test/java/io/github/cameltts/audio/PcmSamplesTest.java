package io.github.cameltts.audio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PcmSamplesTest {

    private static final float ULP = 0x1p-24f;

    @Test
    void samplesAreRoundedToTheNearest() {
        Random random = new Random(7);
        float[] samples = new float[20_000];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = 2 * random.nextFloat() - 1;
        }

        short[] encoded = PcmSamples.toShorts(PcmSamples.toBytes(samples));

        for (int i = 0; i < samples.length; i++) {
            assertThat((int) encoded[i]).isEqualTo(Math.round(samples[i] * 32767f));
        }
    }

    @Test
    void halvesAndTheirNeighboursGoWhereMathRoundPutsThem() {
        for (int step = -32767; step < 32767; step++) {
            float half = (step + 0.5f) / 32767f;
            float[] around = {half, Math.nextUp(half), Math.nextDown(half), step * ULP};

            short[] encoded = PcmSamples.toShorts(PcmSamples.toBytes(around));

            for (int i = 0; i < around.length; i++) {
                assertThat((int) encoded[i]).isEqualTo(Math.round(around[i] * 32767f));
            }
        }
    }

    @Test
    void louderSamplesAreClippedAndNoNumberIsSilence() {
        float[] samples = {1.5f, -1.5f, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN, -0f};

        assertThat(PcmSamples.toShorts(PcmSamples.toBytes(samples)))
                .containsExactly(32767, -32767, 32767, -32767, 0, 0);
    }
}
