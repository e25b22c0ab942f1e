package io.github.cameltts.routes.usage;

import io.github.cameltts.routes.ContextServices;
import io.github.cameltts.routes.SpeechDatabase;
import io.github.cameltts.routes.StoreClock;
import io.github.cameltts.routes.evict.AssetValue;
import io.github.cameltts.routes.evict.Priorities;
import io.github.cameltts.routes.evict.PriorityTable;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Counts what hits use, of a Camel context: in memory at once, in the database every second and at the end. A process that
 * is killed loses at most that second. Thread-safe.
 */
public final class AssetUsage extends ServiceSupport {

    private static final long FLUSH_MILLIS = 1_000;

    private final CamelContext context;
    private final SpeechDatabase database;
    private final InstantSource clock;
    private final PriorityTable table;
    private final Priorities priorities;
    private final UsageBuffer buffer = new UsageBuffer(this::write);
    private ScheduledExecutorService executor;

    private AssetUsage(CamelContext context) {
        this.context = context;
        database = SpeechDatabase.of(context);
        clock = StoreClock.of(context);
        priorities = Priorities.of(context);
        table = new PriorityTable(database);
    }

    /** Touches neither disk nor database before the context starts. */
    public static AssetUsage of(CamelContext context) {
        return ContextServices.only(context, AssetUsage.class, AssetUsage::new);
    }

    @Override
    protected void doStart() {
        database.start();
        executor = context.getExecutorServiceManager().newSingleThreadScheduledExecutor(this, "TtsUsage");
        executor.scheduleWithFixedDelay(buffer::flush, FLUSH_MILLIS, FLUSH_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    protected void doStop() {
        context.getExecutorServiceManager().shutdownGraceful(executor);
        buffer.flush();
    }

    /** An asset was used now. Takes no time worth mentioning, and no database. */
    public void used(String key) {
        buffer.add(key, new Use(1, clock.millis()));
    }

    /** Writes now what waits, or leaves it waiting and a warning in the log. */
    public void flush() {
        buffer.flush();
    }

    private void write(Map<String, Use> uses) {
        priorities.refresh();
        Map<String, Map<String, Object>> rows = new HashMap<>();
        table.values(uses.keySet()).forEach((key, value) -> rows.put(key, row(value, uses.get(key))));
        table.update("update-usage", rows);
    }

    private Map<String, Object> row(AssetValue value, Use use) {
        return Map.of(
                "uses",
                use.times(),
                "last_used_at",
                use.last(),
                "priority",
                priorities.of(value.used(use.times(), use.last())));
    }
}
