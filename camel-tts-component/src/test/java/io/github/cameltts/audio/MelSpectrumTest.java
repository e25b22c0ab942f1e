package io.github.cameltts.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MelSpectrumTest {

    private static final int RATE = 22050;

    @Test
    void theSameAudioHasNoDistance() {
        float[] noise = noise(RATE, 1);

        assertThat(distance(noise, noise)).isZero();
    }

    @Test
    void halfTheVolumeIsSixDecibelsAway() {
        float[] noise = noise(RATE, 1);
        float[] half = new float[noise.length];
        for (int i = 0; i < half.length; i++) {
            half[i] = noise[i] / 2;
        }

        assertThat(distance(noise, half)).isCloseTo(6.02, within(0.01));
    }

    @Test
    void aToneIsHeardInItsOwnBandsAlone() {
        float[] tone = AudioFixtures.tone(RATE, RATE);
        float[] silence = new float[RATE];

        // 440 Hz at half of full scale, -6 dB, reaches the triangles that meet there and the leakage of the window
        // beside.
        assertThat(distance(tone, silence)).isBetween(64.0 / 40, 5 * 64.0 / 40);
    }

    @Test
    void aLongerOneIsStretchedToTheLengthOfTheOther() {
        float[] twice = AudioFixtures.tone(2 * RATE, RATE);

        assertThat(distance(AudioFixtures.tone(RATE, RATE), twice)).isLessThan(0.5);
    }

    private static double distance(float[] one, float[] other) {
        return MelSpectrum.of(one, RATE).distance(MelSpectrum.of(other, RATE));
    }

    private static float[] noise(int samples, long seed) {
        Random random = new Random(seed);
        float[] noise = new float[samples];
        for (int i = 0; i < samples; i++) {
            noise[i] = (float) (0.2 * random.nextGaussian());
        }
        return noise;
    }
}
