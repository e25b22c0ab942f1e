package io.github.cameltts.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Timeout;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What one exchange through {@code direct:tts-speak} costs, by where its audio comes from. Texts have 64 characters,
 * audio has 50 KB, each exchange is a new one, and one thread sends them.
 *
 * <pre>{@code
 * mvn -q package -DskipTests
 * java -jar benchmarks/target/benchmarks.jar PipelineBenchmark -foe true
 * }</pre>
 *
 * <p>Every exchange checks where its audio came from, and every iteration of a hit that nothing was synthesized: a
 * benchmark that measures another case than its own fails, and with {@code -foe true} the run with it.
 *
 * <p>Targets: {@link #memoryHit} at most 25 µs; {@link #storeHit} at most 500 µs, and at most 1.3 times as long at a
 * million rows as at a thousand. The store of a million rows takes minutes to build and 1 GB; it is kept in {@code
 * camel-tts-benchmarks/rows-1000000} below {@code -Dbench.home} (default: the folder for temporary files) for later
 * forks and runs. Delete it after a change of the schema or of the key. Its rows share 2,000 blobs of 50 KB, because a
 * million of them would take 50 GB; see {@link PreparedStore}.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
@Timeout(time = 30, timeUnit = TimeUnit.MINUTES) // The first iteration builds the store of a million rows.
@Fork(value = 3, jvmArgsAppend = "-Xmx1g")
public class PipelineBenchmark {

    /** A hit in memory: resolve, look up, reply. */
    @Benchmark
    public Object memoryHit(WarmMemory state) throws Exception {
        return state.pipeline.speak(state.next(), "memory");
    }

    /** A hit on disk: resolve, miss in memory, row, blob with its digest checked, reply. */
    @Benchmark
    public Object storeHit(FullStore state) throws Exception {
        return state.pipeline.speak(state.next(), "store");
    }

    /** A text that nobody has asked for yet, with an engine that takes no time: what the cache adds to a synthesis. */
    @Benchmark
    public Object miss(EmptyStore state) throws Exception {
        return state.pipeline.speak(state.next(), "synthesized");
    }

    /** The operation {@code resolve} alone, part of all of the above. */
    @Benchmark
    public Object resolve(WarmMemory state) throws Exception {
        return state.pipeline.resolve(state.next());
    }

    /** 512 assets, 26 MB, in memory, asked for in turn. */
    @State(Scope.Thread)
    public static class WarmMemory {

        private static final int ASSETS = 512;

        private final String[] texts = new String[ASSETS];
        private Path home;
        private Pipeline pipeline;
        private int at;

        @Setup
        public void fill() throws Exception {
            home = TemporaryFolders.fresh();
            pipeline = Pipeline.over(home, Map.of());
            for (int i = 0; i < ASSETS; i++) {
                texts[i] = Sentences.number(i);
                pipeline.speak(texts[i], "synthesized");
            }
        }

        private String next() {
            at = (at + 1) % ASSETS;
            return texts[at];
        }

        @TearDown(Level.Iteration)
        public void requireHitsOnly() {
            requireSyntheses(pipeline, ASSETS);
        }

        @TearDown
        public void close() throws IOException {
            pipeline.close();
            TemporaryFolders.delete(home);
        }
    }

    /**
     * A store whose rows are asked for in random order, each one once before any comes again. Memory is bounded to 8
     * KB, less than one asset, so that it is asked and filled at each hit as always, and never answers: what is too
     * large leaves again in the background, long before its turn comes again.
     */
    @State(Scope.Thread)
    public static class FullStore {

        private static final int BLOBS = 2_000;

        @Param({"1000", "1000000"})
        private int rows;

        private int[] order;
        private int at;
        private Pipeline pipeline;

        @Setup
        public void open() throws Exception {
            Path home = new PreparedStore(TemporaryFolders.kept(), rows, BLOBS).home();
            pipeline = Pipeline.over(home, Map.of("tts.memory.maxBytes", "8KiB"));
            order = shuffled(rows);
        }

        private static int[] shuffled(int size) {
            Random random = new Random();
            int[] shuffled = new int[size];
            for (int i = 0; i < size; i++) {
                int other = random.nextInt(i + 1);
                shuffled[i] = shuffled[other];
                shuffled[other] = i;
            }
            return shuffled;
        }

        private String next() {
            at = (at + 1) % rows;
            return Sentences.number(order[at]);
        }

        @TearDown(Level.Iteration)
        public void requireHitsOnly() {
            requireSyntheses(pipeline, 0);
        }

        @TearDown
        public void close() {
            pipeline.close();
        }
    }

    /** An empty home, filled by the benchmark. */
    @State(Scope.Thread)
    public static class EmptyStore {

        private Path home;
        private Pipeline pipeline;
        private int number;

        @Setup
        public void open() throws IOException {
            home = TemporaryFolders.fresh();
            pipeline = Pipeline.over(home, Map.of());
        }

        private String next() {
            return Sentences.number(number++);
        }

        @TearDown
        public void close() throws IOException {
            pipeline.close();
            TemporaryFolders.delete(home);
        }
    }

    private static void requireSyntheses(Pipeline pipeline, long expected) {
        if (pipeline.syntheses() != expected) {
            throw new IllegalStateException(
                    "A hit must not synthesize, but the engine was called " + (pipeline.syntheses() - expected) + "x");
        }
    }
}
