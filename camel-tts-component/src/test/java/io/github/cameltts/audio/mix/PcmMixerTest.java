package io.github.cameltts.audio.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cameltts.audio.Levels;
import io.github.cameltts.audio.WavFile;
import io.github.cameltts.spi.InvalidAudioException;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** A voice is a tone of 300 Hz here, music one of 1000 Hz, so that each can be measured under the other. */
class PcmMixerTest {

    private static final int RATE = 22050;
    private static final Duration NONE = Duration.ZERO;
    private static final MixSettings PLAIN = new MixSettings(0, 0, NONE, NONE, NONE);

    @Test
    void lastsAsLongAsIntroVoiceAndOutro() {
        WavFile mix = new PcmMixer(new MixSettings(-6, 6, NONE, Duration.ofMillis(1500), Duration.ofSeconds(2)))
                .mix(voice(3), music(1, 44100));

        assertThat(mix.frames()).isEqualTo(RATE * 65 / 10);
        assertThat(mix.sampleRate()).isEqualTo(RATE);
    }

    @Test
    void voiceIsAsLoudAsBefore() {
        WavFile mix = new PcmMixer(new MixSettings(-20, 20, NONE, Duration.ofSeconds(1), Duration.ofSeconds(1)))
                .mix(voice(2), music(1, RATE));

        assertThat(voiceLevel(mix, 1.5, 2.5)).isCloseTo(-12.04, within(0.1));
        assertThat(voiceLevel(mix, 0, 1)).isLessThan(-60);
        assertThat(voiceLevel(mix, 3, 4)).isLessThan(-60);
    }

    @Test
    void musicIsLoweredWhileSomebodySpeaksAndComesBack() {
        WavFile mix = new PcmMixer(new MixSettings(-6, 12, NONE, Duration.ofSeconds(2), Duration.ofSeconds(3)))
                .mix(voice(4), music(1, RATE));

        assertThat(musicLevel(mix, 0, 1.7)).isCloseTo(-12.04, within(0.1));
        assertThat(musicLevel(mix, 2.0, 6.0)).isCloseTo(-24.04, within(0.1));
        assertThat(musicLevel(mix, 7.1, 9)).isCloseTo(-12.04, within(0.1));
        assertThat(musicLevel(mix, 1.8, 1.9)).isBetween(-23.0, -13.0);
        assertThat(musicLevel(mix, 6.6, 6.8)).isBetween(-23.0, -13.0);
    }

    @Test
    void musicStaysLowBetweenWordsAndRisesInALongPause() {
        float[] speech = voice(6).samples();
        Arrays.fill(speech, RATE, RATE * 13 / 10, 0);
        Arrays.fill(speech, RATE * 2, RATE * 5, 0);

        WavFile mix = new PcmMixer(new MixSettings(0, 12, NONE, NONE, NONE))
                .mix(new WavFile(speech, RATE, 1), music(1, RATE));

        assertThat(musicLevel(mix, 1.05, 1.25)).isCloseTo(-18.06, within(0.1));
        assertThat(musicLevel(mix, 3.2, 4.7)).isCloseTo(-6.02, within(0.1));
    }

    @Test
    void quietNoiseOfARecordingIsNoSpeech() {
        WavFile hiss = new WavFile(Levels.tone(300, Decibels.toFactor(-55), RATE * 2, RATE), RATE, 1);

        WavFile mix = new PcmMixer(new MixSettings(0, 20, NONE, NONE, NONE)).mix(hiss, music(1, RATE));

        assertThat(musicLevel(mix, 0, 2)).isCloseTo(-6.02, within(0.1));
    }

    @Test
    void musicFadesAtBothEndsAndTheVoiceDoesNot() {
        MixSettings settings = new MixSettings(0, 0, Duration.ofSeconds(1), NONE, NONE);
        WavFile mix = new PcmMixer(settings).mix(voice(4), music(1, RATE));

        assertThat(musicLevel(mix, 0, 0.1)).isLessThan(-30);
        assertThat(musicLevel(mix, 0.45, 0.55)).isCloseTo(-12.04, within(0.2));
        assertThat(musicLevel(mix, 1.1, 2.9)).isCloseTo(-6.02, within(0.1));
        assertThat(musicLevel(mix, 3.9, 4)).isLessThan(-30);
        assertThat(voiceLevel(mix, 0, 0.1)).isCloseTo(-12.04, within(0.2));
    }

    @Test
    void aFadeLongerThanHalfTheMixMeetsInTheMiddle() {
        WavFile mix = new PcmMixer(new MixSettings(0, 0, Duration.ofMinutes(1), NONE, NONE))
                .mix(new WavFile(new float[RATE * 2], RATE, 1), music(1, RATE));

        assertThat(musicLevel(mix, 0.95, 1.05)).isCloseTo(-6.1, within(0.2));
        assertThat(musicLevel(mix, 0, 0.1)).isLessThan(-30);
    }

    @Test
    void shortMusicBeginsAnew() {
        float[] beep = new float[RATE];
        System.arraycopy(Levels.tone(1000, 0.5, RATE / 2, RATE), 0, beep, 0, RATE / 2);

        WavFile mix = new PcmMixer(PLAIN).mix(new WavFile(new float[RATE * 3], RATE, 1), new WavFile(beep, RATE, 1));

        for (int second = 0; second < 3; second++) {
            assertThat(musicLevel(mix, second, second + 0.5)).isCloseTo(-6.02, within(0.1));
            assertThat(musicLevel(mix, second + 0.5, second + 1)).isLessThan(-60);
        }
    }

    @Test
    void musicKeepsItsPitchAtTheVoicesRate() {
        WavFile mix = new PcmMixer(PLAIN).mix(new WavFile(new float[RATE * 2], RATE, 1), music(1, 8000));

        assertThat(musicLevel(mix, 0.2, 0.8)).isCloseTo(-6.02, within(0.1));
    }

    @Test
    void loudVoiceAndLoudMusicDoNotClip() {
        WavFile loud = new WavFile(Levels.tone(300, 1, RATE * 2, RATE), RATE, 1);

        WavFile mix = new PcmMixer(new MixSettings(6, 0, NONE, NONE, NONE)).mix(loud, music(1, RATE));

        assertThat(Levels.peak(mix.samples())).isBetween(0.88, Limiter.CEILING + 1e-6);
        WavFile read = WavFile.decode(mix.toBytes());
        assertThat(Levels.peak(read.samples())).isLessThan(0.9);
    }

    @Test
    void whatIsNotTooLoudIsNotTouched() {
        WavFile mix = new PcmMixer(PLAIN).mix(new WavFile(new float[RATE], RATE, 1), music(1, RATE));

        assertThat(mix.samples()).containsExactly(music(1, RATE).samples(), within(1e-6f));
    }

    @Test
    void stereoMusicStaysStereoAroundAVoiceInTheMiddle() {
        float[] left = Levels.tone(1000, 0.5, RATE, RATE);
        WavFile music = WavFile.ofChannels(new float[][] {left, new float[RATE]}, RATE);

        WavFile mix = new PcmMixer(PLAIN).mix(voice(1), music);

        assertThat(mix.channels()).isEqualTo(2);
        WavFile onTheLeft = new WavFile(mix.channel(0), RATE, 1);
        WavFile onTheRight = new WavFile(mix.channel(1), RATE, 1);
        assertThat(voiceLevel(onTheLeft, 0, 1)).isCloseTo(-12.04, within(0.1));
        assertThat(voiceLevel(onTheRight, 0, 1)).isCloseTo(-12.04, within(0.1));
        assertThat(musicLevel(onTheLeft, 0, 1)).isCloseTo(-6.02, within(0.1));
        assertThat(musicLevel(onTheRight, 0, 1)).isLessThan(-60);
    }

    @Test
    void moreThanTwoChannelsBecomeOne() {
        float[] one = Levels.tone(1000, 0.5, RATE, RATE);

        WavFile mix = new PcmMixer(PLAIN).mix(voice(1), WavFile.ofChannels(new float[][] {one, one, one, one}, RATE));

        assertThat(mix.channels()).isEqualTo(1);
        assertThat(musicLevel(mix, 0, 1)).isCloseTo(-6.02, within(0.1));
    }

    @Test
    void silentFilesAreRefused() {
        WavFile nothing = new WavFile(new float[0], RATE, 1);

        assertThatThrownBy(() -> new PcmMixer(PLAIN).mix(voice(1), nothing))
                .isInstanceOf(InvalidAudioException.class)
                .hasMessageContaining("music");
        assertThatThrownBy(() -> new PcmMixer(PLAIN).mix(nothing, music(1, RATE)))
                .isInstanceOf(InvalidAudioException.class)
                .hasMessageContaining("voice");
    }

    @Test
    void settingsOutOfRangeAreRefusedByName() {
        assertThatThrownBy(() -> new MixSettings(21, 0, NONE, NONE, NONE)).hasMessageContaining("gain of the mix");
        assertThatThrownBy(() -> new MixSettings(Double.NaN, 0, NONE, NONE, NONE))
                .hasMessageContaining("gain");
        assertThatThrownBy(() -> new MixSettings(0, -1, NONE, NONE, NONE)).hasMessageContaining("duck of the mix");
        assertThatThrownBy(() -> new MixSettings(0, 0, Duration.ofMinutes(11), NONE, NONE))
                .hasMessageContaining("fade of the mix");
        assertThatThrownBy(() -> new MixSettings(0, 0, NONE, Duration.ofMillis(-1), NONE))
                .hasMessageContaining("intro of the mix");
        assertThatThrownBy(() -> new MixSettings(0, 0, NONE, NONE, Duration.ofHours(1)))
                .hasMessageContaining("outro of the mix");
    }

    private static WavFile voice(int seconds) {
        return new WavFile(Levels.tone(300, 0.25, RATE * seconds, RATE), RATE, 1);
    }

    private static WavFile music(int seconds, int rate) {
        return new WavFile(Levels.tone(1000, 0.5, rate * seconds, rate), rate, 1);
    }

    private static double voiceLevel(WavFile mix, double from, double to) {
        return Levels.ofTone(mix.samples(), (int) (from * RATE), (int) (to * RATE), 300, RATE);
    }

    private static double musicLevel(WavFile mix, double from, double to) {
        return Levels.ofTone(mix.samples(), (int) (from * RATE), (int) (to * RATE), 1000, RATE);
    }
}
