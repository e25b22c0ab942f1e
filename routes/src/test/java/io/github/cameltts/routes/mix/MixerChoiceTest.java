package io.github.cameltts.routes.mix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cameltts.internal.process.ProgramPath;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.SynthesisFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "The program that stands for ffmpeg here is a shell script")
class MixerChoiceTest {

    @TempDir
    private Path folder;

    @Test
    void withoutFfmpegTheOwnMixerMixes() throws Exception {
        Path music = MixSamples.music(folder.resolve("music.wav"), 1000);

        Mixer mixer = choose("ffmpeg");
        byte[] mix = mixer.mix(MixSamples.voice(), music);

        assertThat(mixer.identity()).isEqualTo("pcm-1");
        assertThat(MixSamples.track(mix).info().duration().orElseThrow().toMillis())
                .isEqualTo(9000);
        assertThat(MixSamples.voiceLevel(mix, 3, 5)).isCloseTo(-17, within(0.1));
        assertThat(MixSamples.musicLevel(mix, 0.7, 1.7)).isCloseTo(-12.04, within(0.1));
        assertThat(MixSamples.musicLevel(mix, 3, 5)).isCloseTo(-24.04, within(0.1));
    }

    @Test
    void ffmpegIsCalledWithAListOfArgumentsAndTheVoiceOnItsInput() throws Exception {
        Path music = MixSamples.music(folder.resolve("-y $(touch pwned).wav"), 1000);
        Files.write(folder.resolve("answer"), MixSamples.voice().audio());
        fake("printf '%s\\n' \"$@\" > arguments; cat > heard; cat answer");

        Mixer mixer = choose("ffmpeg");
        byte[] mix = mixer.mix(MixSamples.voice(), music);

        assertThat(mixer.identity()).isEqualTo("ffmpeg-7.1-fake/1");
        assertThat(mix).isEqualTo(MixSamples.voice().audio());
        assertThat(folder.resolve("heard")).hasBinaryContent(MixSamples.voice().audio());
        assertThat(Files.readAllLines(folder.resolve("arguments")))
                .containsSubsequence("-i", "pipe:0", "-i", "file:" + music, "-t", "9.000000", "-f", "wav", "pipe:1");
        assertThat(folder.resolve("pwned")).doesNotExist();
    }

    @Test
    void whatFfmpegSaysOfAFailureIsInTheError() throws Exception {
        Path music = MixSamples.music(folder.resolve("music.wav"), 1000);
        fake("cat > heard; echo 'no such filter: amix' >&2; exit 8");

        assertThatThrownBy(() -> choose("ffmpeg").mix(MixSamples.voice(), music))
                .isInstanceOf(SynthesisFailedException.class)
                .hasMessageContaining("exit status 8, no such filter: amix");
    }

    @Test
    void aProgramThatIsNoFfmpegIsNotUsed() throws Exception {
        Path program = folder.resolve("ffmpeg");
        Files.writeString(program, "#!/bin/sh\necho something else\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();

        assertThat(choose("ffmpeg").identity()).isEqualTo("pcm-1");
        assertThatThrownBy(() -> choose(program.toString()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("tts.mix.ffmpeg");
    }

    @Test
    void aPathWhereNothingIsStopsTheStart() {
        assertThatThrownBy(() -> choose("/nowhere/ffmpeg"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("/nowhere/ffmpeg");
    }

    @Test
    void noneKeepsToTheOwnMixer() throws Exception {
        fake("exit 1");

        assertThat(choose("none").identity()).isEqualTo("pcm-1");
    }

    @Test
    void theOwnMixerSaysThatItReadsWavOnly() throws Exception {
        Path music = Files.writeString(folder.resolve("music.mp3"), "ID3 this is no WAV file");

        assertThatThrownBy(() -> choose("none").mix(MixSamples.voice(), music))
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining("music.mp3")
                .hasMessageContaining("install ffmpeg");
        assertThatThrownBy(() -> choose("none").mix(MixSamples.voice(), folder.resolve("nowhere.wav")))
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining("nowhere.wav");
    }

    /** A program of that name that knows its version and otherwise does what it is told. */
    private void fake(String script) throws IOException {
        Path program = folder.resolve("ffmpeg");
        Files.writeString(program, """
                #!/bin/sh
                cd "$(dirname "$0")"
                if [ "$1" = -version ]; then echo 'ffmpeg version 7.1-fake Copyright'; exit 0; fi
                """ + script + "\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
    }

    private Mixer choose(String program) throws InterruptedException {
        return new MixerChoice(new ProgramPath(folder.toString())).choose(program, MixSamples.SETTINGS);
    }
}
