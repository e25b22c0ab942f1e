package io.github.cameltts.audio.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.audio.PcmSamples;
import io.github.cameltts.spi.AudioFormat;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reference decoder of FLAC, and another one of G.711, by sox where it is installed. */
@EnabledIf(
        value = "isInstalled",
        disabledReason = "sox is not installed: FLAC is decoded by jFLAC and G.711 by the JDK only")
class SoxDecodesTest {

    @TempDir
    Path folder;

    static boolean isInstalled() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator, -1))
                .anyMatch(entry -> Files.isExecutable(Path.of(entry, "sox")));
    }

    @ParameterizedTest
    @CsvSource({
        "FLAC, 8000, 200",
        "FLAC, 11025, 200",
        "FLAC, 22050, 200",
        "FLAC, 48000, 200",
        "ULAW, 8000, 30",
        "ALAW, 8000, 30"
    })
    void whatIsEncoded(AudioFormat format, int rate, double fidelity) throws Exception {
        short[] speech = Sounds.speech().atRate(rate).samples();
        Path file = folder.resolve("speech." + format.id());
        Files.write(file, AudioEncoders.of(format).orElseThrow().encode(speech, rate));

        List<String> command = new ArrayList<>(List.of("sox"));
        if (format != AudioFormat.FLAC) {
            String raw = format == AudioFormat.ULAW ? "mu-law" : "a-law";
            command.addAll(List.of("-t", "raw", "-e", raw, "-b", "8", "-c", "1", "-r", "" + rate));
        }
        command.addAll(List.of(file.toString(), "-D", "-t", "s16", "-"));
        Process sox = new ProcessBuilder(command).start();
        short[] decoded = PcmSamples.toShorts(sox.getInputStream().readAllBytes());

        assertThat(sox.waitFor()).isZero();
        assertThat(decoded).hasSameSizeAs(speech);
        assertThat(Sounds.fidelity(speech, decoded)).isGreaterThan(fidelity);
    }
}
