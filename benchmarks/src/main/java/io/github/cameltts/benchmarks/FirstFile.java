package io.github.cameltts.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Measures the gateway from {@code java -jar} to the first spoken file, and what the same text costs when it is dropped
 * again. Each run has a new, empty home with one text in its inbox; the clock stops when the metadata file, which comes
 * last, is in the outbox.
 *
 * <pre>{@code
 * mvn -q package -DskipTests
 * java -cp benchmarks/target/benchmarks.jar io.github.cameltts.benchmarks.FirstFile \
 *     examples/gateway/target/tts-gateway.jar -Dtts.engine=builtin
 * }</pre>
 *
 * <p>The first argument is the gateway's jar, all others go to its JVM. Targets: at most 5 s to the first file on two
 * cores, and at most 20 ms of pipeline time ({@code pipeline_ms} in the metadata) for the second.
 */
public final class FirstFile {

    private static final int RUNS = 5;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(5);
    private static final String TEXT = "The early train takes all parcels to the coast. It leaves at ten past six.";

    private final List<String> command;
    private final Path directory;
    private final Path data;

    private FirstFile(List<String> command, Path directory) {
        this.command = command;
        this.directory = directory;
        this.data = directory.resolve("tts-data");
    }

    /**
     * One run.
     *
     * @param firstMillis from the start of the JVM to the first metadata file
     * @param first metadata of the first file
     * @param second metadata of the same text, dropped again
     */
    private record Run(double firstMillis, JsonNode first, JsonNode second) {

        private double secondMillis() {
            return second.path("pipeline_ms").asDouble();
        }

        private void print(int number) {
            System.out.printf(
                    "%d: first file after %.0f ms (%s in %.1f ms), again: %s in %.2f ms%n",
                    number,
                    firstMillis,
                    first.path("cache").asText(),
                    first.path("pipeline_ms").asDouble(),
                    second.path("cache").asText(),
                    secondMillis());
        }
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments.length == 0) {
            System.err.println("Usage: FirstFile <tts-gateway.jar> [options of the JVM, such as -Dtts.engine=system]");
            System.exit(2);
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Arrays.asList(arguments).subList(1, arguments.length));
        command.addAll(List.of("-jar", Path.of(arguments[0]).toAbsolutePath().toString()));
        List<Run> runs = new ArrayList<>();
        for (int i = 1; i <= RUNS; i++) {
            Path directory = TemporaryFolders.fresh();
            Run run = new FirstFile(command, directory).run();
            TemporaryFolders.delete(directory);
            run.print(i);
            runs.add(run);
        }
        System.out.printf(
                "median: first file %.0f ms, again %.2f ms of pipeline time%n",
                median(runs.stream().mapToDouble(Run::firstMillis).toArray()),
                median(runs.stream().mapToDouble(Run::secondMillis).toArray()));
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }

    private Run run() throws IOException, InterruptedException {
        drop("one.txt");
        long begin = System.nanoTime();
        Process gateway = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("gateway.log").toFile())
                .start();
        try {
            JsonNode first = await(gateway, "one.json");
            double millis = (System.nanoTime() - begin) / 1e6;
            drop("two.txt");
            return new Run(millis, first, await(gateway, "two.json"));
        } finally {
            gateway.destroyForcibly().waitFor();
        }
    }

    /** Writes beside the inbox and moves, as a careful program does. */
    private void drop(String name) throws IOException {
        Path inbox = Files.createDirectories(data.resolve("inbox"));
        Path written = Files.writeString(directory.resolve(name), TEXT);
        Files.move(written, inbox.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }

    private JsonNode await(Process gateway, String name) throws IOException, InterruptedException {
        Path file = data.resolve("outbox").resolve(name);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.exists(file)) {
            if (!gateway.isAlive() || System.nanoTime() - deadline > 0) {
                throw new IllegalStateException(
                        "No " + name + ". The gateway said:\n" + Files.readString(directory.resolve("gateway.log")));
            }
            TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
        }
        return new ObjectMapper().readTree(file.toFile());
    }
}
