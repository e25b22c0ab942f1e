package io.github.cameltts.engine.onnx.voices;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What somebody at a terminal sees of a download. */
class TerminalProgressTest {

    private final ByteArrayOutputStream terminal = new ByteArrayOutputStream();
    private final TerminalProgress progress =
            new TerminalProgress(new PrintStream(terminal, true, StandardCharsets.UTF_8));

    @Test
    void oneLineIsWrittenOverAndOver() {
        progress.begin("anna.onnx", 0, 60_000_000);
        progress.at(30_000_000);
        progress.at(60_000_000);
        progress.end(true);
        progress.end(false);

        assertThat(shown())
                .contains("anna.onnx  0 % of 60.0 MB")
                .contains("100 % of 60.0 MB")
                .contains("MB/s");
        assertThat(shown().lines().filter(line -> !line.isEmpty())).allMatch(line -> line.startsWith("\u001b[K"));
        assertThat(shown()).endsWith(System.lineSeparator()).containsOnlyOnce("\n");
    }

    @Test
    void aDownloadThatBreaksOffLeavesItsLastState() {
        progress.begin("anna.onnx", 15_000_000, 60_000_000);
        progress.end(false);

        assertThat(shown()).contains("25 % of 60.0 MB");
    }

    private String shown() {
        return terminal.toString(StandardCharsets.UTF_8);
    }
}
