package io.github.cameltts.internal.observe;

import io.github.cameltts.spi.Charge;
import io.github.cameltts.spi.SpeechException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** The meters of one engine. Thread-safe. */
public final class EngineMeters {

    private static final double MICROS = 1_000_000;

    private final MeterRegistry registry;
    private final Tags tags;
    private final Timer synthesized;
    private final Timer failed;
    private final Timer firstByte;
    private final Counter joined;
    private final Counter characters;
    private final Counter cost;

    /** @param tags tell whose meters they are */
    EngineMeters(MeterRegistry registry, Tags tags) {
        this.registry = registry;
        this.tags = tags;
        synthesized = synthesis("success");
        failed = synthesis("failure");
        firstByte = Timer.builder("tts.first.byte")
                .description("From the request until the first audio could be handed on")
                .tags(tags)
                .register(registry);
        joined = counter("tts.joined", "Requests that shared the synthesis of another one");
        characters = counter("tts.characters", "Characters that were paid for, as the provider counts them");
        cost = counter("tts.cost", "What they cost, in the currency of the prices");
    }

    private Timer synthesis(String outcome) {
        return Timer.builder("tts.synthesis")
                .description("From the request until all audio was there, or until it failed")
                .tags(tags.and("outcome", outcome))
                .register(registry);
    }

    private Counter counter(String name, String description) {
        return Counter.builder(name).description(description).tags(tags).register(registry);
    }

    /** A synthesis ended well. */
    public void synthesized(Duration time) {
        synthesized.record(time);
    }

    /** A synthesis failed, with all its attempts. */
    public void failed(Duration time, SpeechException failure) {
        failed.record(time);
        registry.counter("tts.errors", tags.and("exception", failure.getClass().getSimpleName()))
                .increment();
    }

    /** Audio began to arrive. */
    public void began(Duration time) {
        firstByte.record(time);
    }

    /** A request shared the synthesis of another one. */
    public void joined() {
        joined.increment();
    }

    /** Something was bought. */
    public void paid(Charge charge) {
        characters.increment((double) charge.characters());
        cost.increment(charge.costMicros() / MICROS);
    }

    Counts counts() {
        return new Counts(
                synthesized.count(),
                (long) joined.count(),
                failed.count(),
                (long) characters.count(),
                cost.count(),
                synthesized.mean(TimeUnit.MILLISECONDS));
    }
}
