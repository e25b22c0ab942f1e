package io.github.cameltts.audio.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.cameltts.audio.Levels;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LimiterTest {

    private static final int RATE = 8000;

    @Test
    void nothingIsLouderThanTheCeiling() {
        Random random = new Random(3);
        float[] noise = new float[RATE];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = (float) (2 * random.nextGaussian());
        }

        new Limiter(RATE).apply(new float[][] {noise});

        assertThat(Levels.peak(noise)).isBetween(0.8, Limiter.CEILING + 1e-6);
    }

    @Test
    void aPeakLowersOnlyWhatIsAroundItAndInNoJump() {
        float[] even = new float[RATE];
        Arrays.fill(even, 0.5f);
        even[4000] = 2;

        new Limiter(RATE).apply(new float[][] {even});

        assertThat(even[4000]).isCloseTo((float) Limiter.CEILING, within(1e-3f));
        assertThat(even[3999]).isCloseTo(0.5f * even[4000] / 2, within(0.01f));
        assertThat(even[3800]).isEqualTo(0.5f);
        assertThat(even[4200]).isEqualTo(0.5f);
        for (int i = 1; i < even.length; i++) {
            if (i != 4000 && i != 4001) {
                assertThat(even[i] - even[i - 1]).as("step at %s", i).isBetween(-0.005f, 0.005f);
            }
        }
    }

    @Test
    void allChannelsAreLoweredAlike() {
        float[] left = {0, 0, 2, 0, 0};
        float[] right = {0, 0, 0.5f, 0, 0};

        new Limiter(RATE).apply(new float[][] {left, right});

        assertThat(left[2] / right[2]).isCloseTo(4f, within(1e-5f));
    }

    @Test
    void loudBeginningsAndEndsAreLimitedToo() {
        float[] ends = new float[500];
        ends[0] = 1.5f;
        ends[499] = -1.5f;

        new Limiter(RATE).apply(new float[][] {ends});

        assertThat(ends[0]).isCloseTo((float) Limiter.CEILING, within(1e-3f));
        assertThat(ends[499]).isCloseTo((float) -Limiter.CEILING, within(1e-3f));
    }
}
