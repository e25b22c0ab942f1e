package io.github.cameltts.audio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.InvalidAudioException;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Audio as a real encoder writes it. Needs sox; the other tests cover the same on fixtures made by code. */
@EnabledIf(
        value = "isInstalled",
        disabledReason = "sox is not installed: audio of a real encoder is not tested, only fixtures made by code")
class SoxAudioTest {

    @TempDir
    Path folder;

    static boolean isInstalled() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, "sox")));
    }

    @ParameterizedTest
    @CsvSource({
        "WAV, wav, 22050, 1",
        "WAV, wav, 44100, 2",
        "FLAC, flac, 22050, 1",
        "FLAC, flac, 44100, 2",
        "OGG, ogg, 22050, 1",
        "OGG, ogg, 44100, 2"
    })
    void admitsIt(AudioFormat format, String extension, int sampleRate, int channels) throws Exception {
        byte[] audio = sox(extension, sampleRate, channels, "1.5");

        AudioInfo info = AudioInspector.inspect(audio, format);

        assertThat(info.sampleRate()).isEqualTo(sampleRate);
        assertThat(info.channels()).isEqualTo(channels);
        assertThat(info.duration()).contains(Duration.ofMillis(1500));
        assertThatThrownBy(() -> AudioInspector.inspect(Arrays.copyOf(audio, audio.length - 7), format))
                .isInstanceOf(InvalidAudioException.class);
        assertThatThrownBy(() -> AudioInspector.inspect(Arrays.copyOf(audio, audio.length / 2), format))
                .isInstanceOf(InvalidAudioException.class);
    }

    @Test
    void readsItsWidths() throws Exception {
        for (List<String> encoding : List.of(
                List.of("-b", "8", "-e", "unsigned-integer"),
                List.of("-b", "24", "-e", "signed-integer"),
                List.of("-b", "32", "-e", "signed-integer"),
                List.of("-b", "32", "-e", "floating-point"))) {
            WavFile read = WavFile.decode(sox("wav", 8000, 1, "0.1", encoding.toArray(String[]::new)));

            assertThat(read.samples()).as("%s", encoding).hasSize(800);
            float peak = 0;
            for (float sample : read.samples()) {
                peak = Math.max(peak, Math.abs(sample));
            }
            assertThat(peak).as("%s", encoding).isBetween(0.45f, 0.55f);
        }
    }

    private byte[] sox(String extension, int sampleRate, int channels, String seconds, String... encoding)
            throws IOException, InterruptedException {
        Path file = folder.resolve("tone." + extension);
        List<String> command = new ArrayList<>(List.of("sox", "-n", "-r", "" + sampleRate, "-c", "" + channels));
        command.addAll(List.of(encoding));
        command.addAll(List.of(file.toString(), "synth", seconds, "sine", "440", "vol", "0.5"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return Files.readAllBytes(file);
    }
}
