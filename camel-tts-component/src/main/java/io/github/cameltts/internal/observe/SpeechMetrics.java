package io.github.cameltts.internal.observe;

import io.github.cameltts.spi.LoadedModel;
import io.github.cameltts.spi.ModelHost;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.IntSupplier;
import org.apache.camel.CamelContext;

/**
 * The meters of all engines of one Camel context, in the application's registry, which several contexts may share. Tags
 * are names of contexts and engines, outcomes and classes of failures, never anything of a request. Thread-safe.
 */
public final class SpeechMetrics implements AutoCloseable {

    /** Under this name camel-micrometer binds and looks up its own. */
    private static final String REGISTRY = "metricsRegistry";

    /** As camel-micrometer calls it. */
    private static final String CONTEXT = "camelContext";

    private final MeterRegistry registry;
    private final String context;
    private final Map<String, EngineMeters> engines = new ConcurrentHashMap<>();
    private final Queue<Meter> gauges = new ConcurrentLinkedQueue<>();

    private SpeechMetrics(MeterRegistry registry, String context) {
        this.registry = registry;
        this.context = context;
    }

    /** Meters in the registry that the application bound, else in one of their own. */
    public static SpeechMetrics of(CamelContext context) {
        MeterRegistry bound = context.getRegistry().lookupByNameAndType(REGISTRY, MeterRegistry.class);
        if (bound == null) {
            bound = context.getRegistry().findSingleByType(MeterRegistry.class);
        }
        return new SpeechMetrics(bound == null ? new SimpleMeterRegistry() : bound, context.getName());
    }

    /** @param engine a name under which an engine was found */
    public EngineMeters of(String engine) {
        EngineMeters known = engines.get(engine);
        return known != null ? known : engines.computeIfAbsent(engine, name -> new EngineMeters(registry, tags(name)));
    }

    /**
     * Shows the calls of an engine until {@link #close}.
     *
     * @param waiting calls that wait for their turn
     * @param active calls under way
     */
    public void watch(String engine, IntSupplier waiting, IntSupplier active) {
        gauges.add(Gauge.builder("tts.queue.depth", waiting::getAsInt)
                .description("Calls that wait for their turn")
                .tags(tags(engine))
                .register(registry));
        gauges.add(Gauge.builder("tts.active", active::getAsInt)
                .description("Calls under way")
                .tags(tags(engine))
                .register(registry));
    }

    /** Shows the models that an engine holds in memory until {@link #close}. */
    public void watch(String engine, ModelHost host) {
        gauges.add(Gauge.builder("tts.models", () -> host.loadedModels().size())
                .description("Models in memory")
                .tags(tags(engine))
                .register(registry));
        gauges.add(Gauge.builder("tts.models.size", () -> host.loadedModels().stream()
                        .mapToLong(LoadedModel::bytes)
                        .sum())
                .description("The size of the files of the models in memory")
                .baseUnit("bytes")
                .tags(tags(engine))
                .register(registry));
    }

    private Tags tags(String engine) {
        return Tags.of("engine", engine, CONTEXT, context);
    }

    /** A picture of this moment, sorted by engine. */
    public Map<String, Counts> snapshot() {
        Map<String, Counts> picture = new TreeMap<>();
        engines.forEach((engine, meters) -> picture.put(engine, meters.counts()));
        return picture;
    }

    /** Removes what shows the present. What was counted stays. */
    @Override
    public void close() {
        for (Meter gauge = gauges.poll(); gauge != null; gauge = gauges.poll()) {
            registry.remove(gauge);
        }
    }
}
