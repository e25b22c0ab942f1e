package io.github.cameltts.routes.evict;

import io.github.cameltts.routes.ContextServices;
import io.github.cameltts.routes.SpeechDatabase;
import java.util.concurrent.ExecutorService;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceSupport;

/**
 * The numbers of assets, by the strategy {@code tts.store.eviction} of a Camel context and the floor that all processes
 * share. Thread-safe.
 */
public final class Priorities extends ServiceSupport {

    private final CamelContext context;
    private final SpeechDatabase database;
    private final EvictionSettings settings;
    private String name = "gdsf";
    private EvictionStrategy strategy = new GdsfStrategy();
    private ExecutorService executor;
    private volatile double floor;

    /** True while numbers of another strategy are left: these must not raise the floor. */
    private volatile boolean mixed;

    private Priorities(CamelContext context) {
        this.context = context;
        database = SpeechDatabase.of(context);
        settings = new EvictionSettings(database);
    }

    /** Touches neither disk nor database before the context starts. */
    public static Priorities of(CamelContext context) {
        return ContextServices.only(context, Priorities.class, Priorities::new);
    }

    @Override
    protected void doStart() {
        name = context.resolvePropertyPlaceholders("{{tts.store.eviction:gdsf}}");
        strategy = Strategies.named(name, context);
        database.start();
        executor = context.getExecutorServiceManager().newSingleThreadExecutor(this, "TtsPriorities");
        mixed = settings.strategy().filter(name::equals).isEmpty();
        if (mixed) {
            executor.execute(new PriorityRenewal(this, settings, new PriorityTable(database)));
        } else {
            refresh();
        }
    }

    @Override
    protected void doStop() {
        if (executor != null) { // else the start has failed before
            context.getExecutorServiceManager().shutdownNow(executor);
        }
    }

    /**
     * The number of an asset at the present floor.
     *
     * @throws IllegalStateException when the strategy answers with none
     */
    public double of(AssetValue value) {
        double priority = strategy.priority(value, floor);
        if (!Double.isFinite(priority)) {
            throw new IllegalStateException("The eviction strategy '" + name + "' gives " + priority
                    + " for an asset. It must be a finite number.");
        }
        return priority;
    }

    /** Reads how far all processes have raised the floor. */
    public void refresh() {
        if (!mixed) {
            floor = Math.max(floor, settings.floor());
        }
    }

    /** Every number comes from this strategy now. */
    void renewed() {
        settings.strategy(name);
        mixed = false;
    }

    /** What was evicted had at most this number. */
    void raise(double evicted) {
        if (!mixed && evicted > floor) {
            settings.raise(evicted);
            refresh();
        }
    }
}
