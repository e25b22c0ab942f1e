package io.github.cameltts.engine.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the model's native memory does over many syntheses. Each test has a JVM of its own, whose heap is in memory from the
 * beginning, so that whatever grows is native.
 */
@Timeout(300)
class SteadyMemoryTest {

    private static final int SYNTHESES = 2000;

    private static final int STEADY_KIB = 24 * 1024;

    @TempDir
    private Path folder;

    @Test
    void twoThousandSynthesesLeaveTheMemoryAsItIs() throws Exception {
        assertThat(growth("syntheses", 500, SYNTHESES)).isLessThan(STEADY_KIB);
    }

    @Test
    void aClosedEngineGivesItsModelBack() throws Exception {
        assertThat(growth("engines", 5, 20)).isLessThan(STEADY_KIB);
    }

    @Test
    void answersThatNobodyClosesAreSeen() throws Exception {
        assertThat(growth("forgetful", 500, SYNTHESES)).isGreaterThan(2 * STEADY_KIB);
    }

    /** How many KiB the process has more after the work than after its warm-up. */
    private long growth(String work, int warmUp, int times) throws Exception {
        assumeThat(Path.of("/proc/self/status"))
                .as("only Linux tells the memory of a process in a file")
                .exists();
        BuiltinModelFolder.fill(folder, "slt");
        Path output = folder.resolve("output");
        ProcessBuilder command = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xms96m",
                        "-Xmx96m",
                        "-XX:+AlwaysPreTouch",
                        "-XX:+UseSerialGC",
                        MemoryProbe.class.getName(),
                        work,
                        folder.toString(),
                        String.valueOf(warmUp),
                        String.valueOf(times))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        // In the environment, as native code fails on a very long command line; one arena, so that freed memory is used
        // again.
        command.environment()
                .putAll(Map.of("CLASSPATH", System.getProperty("java.class.path"), "MALLOC_ARENA_MAX", "1"));
        Process probe = command.start();
        try {
            assertThat(probe.waitFor(240, TimeUnit.SECONDS)).isTrue();
        } finally {
            probe.destroyForcibly();
        }
        List<String> lines = Files.readAllLines(output);
        assertThat(probe.exitValue()).as(String.join("\n", lines)).isZero();
        long[] kib = lines.stream()
                .filter(line -> line.matches("\\d+"))
                .mapToLong(Long::parseLong)
                .toArray();
        assertThat(kib).as("what the probe tells").hasSize(2);
        return kib[1] - kib[0];
    }
}
