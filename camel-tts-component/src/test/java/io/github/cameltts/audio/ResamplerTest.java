package io.github.cameltts.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResamplerTest {

    private static final String RATES = """
            8000, 22050
            11025, 22050
            16000, 24000
            22050, 24000
            24000, 22050
            44100, 16000
            44100, 22050
            48000, 22050
            11127, 22050
            """;

    @ParameterizedTest
    @CsvSource(textBlock = RATES)
    void aToneKeepsItsPitchItsLoudnessAndItsLength(int from, int to) {
        float[] resampled = Resampler.resample(Levels.tone(1000, 0.5, from, from), from, to);

        assertThat(resampled.length).isCloseTo(to, within(1));
        assertThat(risingZeroes(resampled)).isCloseTo(1000, within(2));
        assertThat(Levels.ofTone(resampled, to / 4, to * 3 / 4, 1000, to)).isCloseTo(-6.02, within(0.05));
    }

    @ParameterizedTest
    @CsvSource(textBlock = RATES)
    void nothingIsHeardBesideTheTone(int from, int to) {
        float[] resampled = Resampler.resample(Levels.tone(1000, 0.5, from, from), from, to);

        float[] rest = new float[to / 2];
        for (int i = 0; i < rest.length; i++) {
            int at = to / 4 + i;
            rest[i] = (float) (resampled[at] - 0.5 * Math.sin(2 * Math.PI * 1000 * at / to));
        }
        assertThat(Levels.rms(rest, 0, rest.length)).isLessThan(-75);
    }

    @ParameterizedTest
    @CsvSource({"44100, 22050, 12000", "48000, 16000, 9000", "22050, 8000, 5000", "48000, 44100, 23000"})
    void whatTheLowerRateCannotCarryIsGoneAndDoesNotComeBackAsAnotherTone(int from, int to, int hertz) {
        float[] resampled = Resampler.resample(Levels.tone(hertz, 0.9, from, from), from, to);

        assertThat(Levels.rms(resampled, to / 4, to * 3 / 4)).isLessThan(-75);
    }

    @ParameterizedTest
    @CsvSource({"22050, 44100", "44100, 22050", "24000, 22050"})
    void highTonesOfSpeechStay(int from, int to) {
        int hertz = (int) (0.8 * Math.min(from, to) / 2);

        float[] resampled = Resampler.resample(Levels.tone(hertz, 0.5, from, from), from, to);

        assertThat(Levels.ofTone(resampled, to / 4, to * 3 / 4, hertz, to)).isCloseTo(-6.02, within(0.2));
    }

    @Test
    void toneInNoiseKeepsItsDistanceFromIt() {
        Random random = new Random(7);
        float[] noisy = Levels.tone(1000, 0.1, 44100, 44100);
        for (int i = 0; i < noisy.length; i++) {
            noisy[i] += (float) (0.1 * random.nextGaussian());
        }

        float[] resampled = Resampler.resample(noisy, 44100, 22050);

        assertThat(Levels.ofTone(resampled, 0, 22050, 1000, 22050)).isCloseTo(-20, within(0.3));
        // Half the bandwidth holds half the noise, which had -20 dB: the filter is half open at 0.91 of it.
        assertThat(Levels.rms(minus(resampled, 0.1), 2000, 20000)).isCloseTo(-23.4, within(0.4));
    }

    @Test
    void equalRatesCostNothing() {
        float[] samples = {0.1f, 0.2f};

        assertThat(Resampler.resample(samples, 8000, 8000)).isSameAs(samples);
        assertThat(Resampler.resample(new float[0], 8000, 16000)).isEmpty();
    }

    @Test
    void channelsStayApart() {
        WavFile stereo = WavFile.ofChannels(
                new float[][] {Levels.tone(500, 0.5, 8000, 8000), Levels.tone(1500, 0.25, 8000, 8000)}, 8000);

        WavFile resampled = WavFile.decode(stereo.atRate(16000).toBytes());

        assertThat(resampled.sampleRate()).isEqualTo(16000);
        assertThat(resampled.frames()).isEqualTo(16000);
        assertThat(Levels.ofTone(resampled.channel(0), 4000, 12000, 500, 16000)).isCloseTo(-6.02, within(0.1));
        assertThat(Levels.ofTone(resampled.channel(0), 4000, 12000, 1500, 16000))
                .isLessThan(-70);
        assertThat(Levels.ofTone(resampled.channel(1), 4000, 12000, 1500, 16000))
                .isCloseTo(-12.04, within(0.1));
    }

    private static float[] minus(float[] samples, double amplitude) {
        float[] tone = Levels.tone(1000, amplitude, samples.length, 22050);
        float[] rest = new float[samples.length];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = samples[i] - tone[i];
        }
        return rest;
    }

    private static int risingZeroes(float[] samples) {
        int count = 0;
        for (int i = 1; i < samples.length; i++) {
            count += samples[i - 1] < 0 && samples[i] >= 0 ? 1 : 0;
        }
        return count;
    }
}
