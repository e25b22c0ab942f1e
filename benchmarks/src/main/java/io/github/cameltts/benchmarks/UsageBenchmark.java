package io.github.cameltts.benchmarks;

import io.github.cameltts.routes.usage.AssetUsage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What counting a use adds to a hit, while the counts are written to a database every second as always.
 *
 * <pre>{@code
 * mvn -q package -DskipTests
 * java -jar benchmarks/target/benchmarks.jar UsageBenchmark -foe true
 * }</pre>
 *
 * <p>Target: at most 2 µs. Compare with {@link PipelineBenchmark#memoryHit}, which contains it.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 2, jvmArgsAppend = "-Xmx1g")
public class UsageBenchmark {

    /** Each of 512 assets in turn. */
    @Benchmark
    public void manyAssets(Counter counter, Turn turn) {
        counter.usage.used(counter.keys[turn.next()]);
    }

    /** Two threads that use the same asset all the time. */
    @Benchmark
    @Threads(2)
    public void oneAssetOfTwoThreads(Counter counter) {
        counter.usage.used(counter.keys[0]);
    }

    /** The counter of an application, with its database. */
    @State(Scope.Benchmark)
    public static class Counter {

        private static final int ASSETS = 512;

        private final String[] keys = new String[ASSETS];
        private Path home;
        private CamelContext context;
        private AssetUsage usage;

        @Setup
        public void open() throws IOException {
            for (int i = 0; i < ASSETS; i++) {
                keys[i] = "%064x".formatted(i * 0x9E3779B97F4A7C15L);
            }
            home = TemporaryFolders.fresh();
            Properties properties = new Properties();
            properties.setProperty("tts.home", home.toString());
            context = new DefaultCamelContext();
            context.getPropertiesComponent().setInitialProperties(properties);
            usage = AssetUsage.of(context);
            context.start();
        }

        @TearDown
        public void close() throws IOException {
            context.stop();
            TemporaryFolders.delete(home);
        }
    }

    /** Where a thread is. */
    @State(Scope.Thread)
    public static class Turn {

        private int at;

        private int next() {
            at = (at + 1) % Counter.ASSETS;
            return at;
        }
    }
}
