package io.github.cameltts.internal;

import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineIdentity;
import io.github.cameltts.spi.SpeechRequest;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the key and the normal form of a text of 64 characters cost; in this package because both are internal.
 *
 * <pre>{@code
 * mvn -q package -DskipTests
 * java -jar benchmarks/target/benchmarks.jar KeyBenchmark -foe true
 * }</pre>
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(3)
@State(Scope.Benchmark)
public class KeyBenchmark {

    private String text = "Parcel 00004711 leaves for the coast with the early train today.";
    private SpeechRequest request = SpeechRequest.of(text, "noise", "en-US", AudioFormat.WAV, 22_050);
    private EngineIdentity identity = new EngineIdentity("bench", "1", "noise", "0123456789abcdef".repeat(4));

    /** SHA-256 over all fields of a request. */
    @Benchmark
    public SpeechKey key() {
        return SpeechKey.of("", identity, request, Optional.empty(), false);
    }

    /** Unicode NFC, white space collapsed. */
    @Benchmark
    public String normalize() {
        return SpokenText.normalize(text);
    }
}
