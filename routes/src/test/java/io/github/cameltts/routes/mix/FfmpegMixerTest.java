package io.github.cameltts.routes.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cameltts.audio.AudioInspector;
import io.github.cameltts.audio.Levels;
import io.github.cameltts.audio.WavFile;
import io.github.cameltts.internal.process.ProgramPath;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.SynthesisFailedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** A mix as the real program makes it; how it is called is tested by {@code MixerChoiceTest} without it. */
@EnabledIf(
        value = "isInstalled",
        disabledReason = "ffmpeg is not installed: a mix by the real program is not tested, only how it is called")
class FfmpegMixerTest {

    @TempDir
    private Path folder;

    private Mixer mixer;

    static boolean isInstalled() {
        return ProgramPath.ofEnvironment().find("ffmpeg").isPresent();
    }

    @BeforeEach
    void start() throws InterruptedException {
        mixer = new MixerChoice(ProgramPath.ofEnvironment()).choose("ffmpeg", MixSamples.SETTINGS);
    }

    @AfterEach
    void stop() {
        mixer.close();
    }

    @Test
    void mixesAsTheOwnMixerDoes() throws Exception {
        Path music = MixSamples.music(folder.resolve("music.wav"), 1000);

        byte[] mix = mixer.mix(MixSamples.voice(), music);

        assertThat(mixer.identity()).startsWith("ffmpeg-");
        assertThat(AudioInspector.inspect(mix, AudioFormat.WAV).duration().orElseThrow())
                .isBetween(Duration.ofMillis(8990), Duration.ofMillis(9010));
        assertThat(MixSamples.voiceLevel(mix, 3, 5)).isCloseTo(-17, within(0.3));
        assertThat(MixSamples.musicLevel(mix, 0.7, 1.9)).isCloseTo(-12.04, within(0.3));
        assertThat(MixSamples.musicLevel(mix, 3, 5)).isCloseTo(-24, within(3.0));
        assertThat(MixSamples.musicLevel(mix, 7.6, 8.4)).isCloseTo(-12.04, within(0.7));
        assertThat(MixSamples.musicLevel(mix, 0, 0.05)).isLessThan(-25);
        assertThat(WavFile.decode(mix).sampleRate()).isEqualTo(MixSamples.RATE);
    }

    @Test
    void sameInputGivesSameBytes() throws Exception {
        Path music = MixSamples.music(folder.resolve("music.wav"), 1000);

        assertThat(mixer.mix(MixSamples.voice(), music)).isEqualTo(mixer.mix(MixSamples.voice(), music));
    }

    @Test
    void stereoMusicStaysStereoAndTheVoiceKeepsItsLevel() throws Exception {
        float[] left = Levels.tone(1000, 0.5, MixSamples.RATE, MixSamples.RATE);
        Path music = Files.write(
                folder.resolve("music.wav"),
                WavFile.ofChannels(new float[][] {left, new float[left.length]}, MixSamples.RATE)
                        .toBytes());

        WavFile mix = WavFile.decode(mixer.mix(MixSamples.voice(), music));

        assertThat(mix.channels()).isEqualTo(2);
        assertThat(Levels.ofTone(mix.channel(1), 66150, 110250, 300, MixSamples.RATE))
                .isCloseTo(-17, within(0.3));
        assertThat(Levels.ofTone(mix.channel(1), 66150, 110250, 1000, MixSamples.RATE))
                .isLessThan(-50);
    }

    @Test
    void loudInputDoesNotClip() throws Exception {
        Path music = MixSamples.music(folder.resolve("music.wav"), 1000);
        byte[] loud = WavFile.encode(Levels.tone(300, 1, MixSamples.RATE * 2, MixSamples.RATE), MixSamples.RATE);

        byte[] mix = mixer.mix(MixSamples.track(loud), music);

        assertThat(Levels.peak(WavFile.decode(mix).samples())).isBetween(0.8, 0.95);
    }

    @Test
    void saysWhatFfmpegSaidOfMusicThatIsNone() throws Exception {
        Path music = Files.writeString(folder.resolve("music.wav"), "This is no music at all.");

        assertThatThrownBy(() -> mixer.mix(MixSamples.voice(), music))
                .isInstanceOf(SynthesisFailedException.class)
                .hasMessageContaining("music.wav")
                .hasMessageContaining("Invalid data");
    }
}
