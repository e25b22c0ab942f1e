package io.github.cameltts.benchmarks;

import io.github.cameltts.engine.builtin.BuiltinEngine;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechRequest;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The builtin voice on one thread, from text to WAV: normalisation, phonemes, model, samples.
 *
 * <p>The counter {@code audioSeconds} is seconds of audio made in a second, so its inverse is the real-time factor.
 *
 * <pre>java -jar benchmarks/target/benchmarks.jar BuiltinVoiceBenchmark -foe true</pre>
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(3)
public class BuiltinVoiceBenchmark {

    private static final String[] TEXTS = {
        "The ferry leaves the harbour at a quarter past seven.",
        "Could you bring me the blue folder from the second shelf?",
        "On March 4th she paid $42.50 for three tickets, and kept the change.",
        "Heavy rain is expected in the north, with sunny spells along the coast later in the day."
    };

    private final BuiltinEngine engine = new BuiltinEngine();
    private int next;

    /** Audio made, as JMH counts it. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Audio {

        public double audioSeconds;

        @Setup(Level.Iteration)
        public void clear() {
            audioSeconds = 0;
        }
    }

    @Setup
    public void useOneThread() {
        engine.setThreads(1);
        engine.setParallelism(1);
    }

    @Benchmark
    public Speech speak(Audio audio) throws InterruptedException {
        String text = TEXTS[next++ % TEXTS.length];
        Speech speech = engine.synthesize(SpeechRequest.of(text, "slt", "en-US", AudioFormat.WAV, 22050));
        audio.audioSeconds += speech.duration().orElseThrow().toNanos() / 1e9;
        return speech;
    }

    @TearDown
    public void close() {
        engine.close();
    }
}
