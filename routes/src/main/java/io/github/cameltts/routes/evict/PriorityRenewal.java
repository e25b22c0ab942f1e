package io.github.cameltts.routes.evict;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/** Gives every asset a number of another strategy, in slices with pauses. What is stored meanwhile has one already. */
final class PriorityRenewal implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(PriorityRenewal.class);
    private static final int ROWS = 100;
    private static final Duration PAUSE = Duration.ofMillis(10);

    private final Priorities priorities;
    private final EvictionSettings settings;
    private final PriorityTable table;

    PriorityRenewal(Priorities priorities, EvictionSettings settings, PriorityTable table) {
        this.priorities = priorities;
        this.settings = settings;
        this.table = table;
    }

    /** One that was broken off begins anew at the next start. */
    @Override
    public void run() {
        try {
            settings.clear();
            String last = "";
            Map<String, AssetValue> slice = table.valuesAfter(last, ROWS);
            while (!slice.isEmpty()) {
                renew(slice);
                last = Collections.max(slice.keySet());
                Thread.sleep(PAUSE.toMillis());
                slice = table.valuesAfter(last, ROWS);
            }
            priorities.renewed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn(
                    "Assets keep the numbers of another eviction strategy until the next start: {}",
                    NestedExceptionUtils.getMostSpecificCause(e).getMessage());
        }
    }

    private void renew(Map<String, AssetValue> slice) {
        Map<String, Map<String, Double>> rows = new HashMap<>();
        slice.forEach((key, value) -> rows.put(key, Map.of("priority", priorities.of(value))));
        table.update("update-priority", rows);
    }
}
