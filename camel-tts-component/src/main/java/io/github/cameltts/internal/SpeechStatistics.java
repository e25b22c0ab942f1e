package io.github.cameltts.internal;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** What the engines did since the component started, by engine. Thread-safe. */
public final class SpeechStatistics {

    private final Map<String, Counters> engines = new ConcurrentHashMap<>();

    /**
     * Counts of one engine.
     *
     * @param synthesized syntheses that ended well
     * @param joined exchanges that shared another one's synthesis
     * @param failed syntheses that failed
     * @param characters Unicode code points that were synthesized
     */
    public record Counts(long synthesized, long joined, long failed, long characters) {}

    void synthesized(String engine, int characters) {
        Counters counters = of(engine);
        counters.synthesized.increment();
        counters.characters.add(characters);
    }

    void joined(String engine) {
        of(engine).joined.increment();
    }

    void failed(String engine) {
        of(engine).failed.increment();
    }

    /** A picture of this moment, sorted by engine. */
    public Map<String, Counts> snapshot() {
        Map<String, Counts> picture = new TreeMap<>();
        engines.forEach((engine, c) -> picture.put(
                engine, new Counts(c.synthesized.sum(), c.joined.sum(), c.failed.sum(), c.characters.sum())));
        return picture;
    }

    private Counters of(String engine) {
        return engines.computeIfAbsent(engine, name -> new Counters());
    }

    private static final class Counters {
        private final LongAdder synthesized = new LongAdder();
        private final LongAdder joined = new LongAdder();
        private final LongAdder failed = new LongAdder();
        private final LongAdder characters = new LongAdder();
    }
}
