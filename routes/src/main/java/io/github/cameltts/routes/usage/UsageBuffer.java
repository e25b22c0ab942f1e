package io.github.cameltts.routes.usage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/** Uses that wait in memory for the next write. Thread-safe; nothing is lost or counted twice. */
final class UsageBuffer {

    /** Assets in one transaction, so that nobody who stores waits long for it. */
    static final int SLICE = 100;

    private static final Logger LOG = LoggerFactory.getLogger(UsageBuffer.class);

    private final Consumer<Map<String, Use>> table;
    private final ConcurrentMap<String, Use> uses = new ConcurrentHashMap<>();

    /** @param table writes a slice, all of it or nothing and a failure */
    UsageBuffer(Consumer<Map<String, Use>> table) {
        this.table = table;
    }

    void add(String key, Use use) {
        uses.merge(key, use, Use::plus);
    }

    /** Writes all that waits now, in slices; what cannot be written goes on waiting. */
    synchronized void flush() {
        List<String> keys = new ArrayList<>(uses.keySet());
        for (int from = 0; from < keys.size(); from += SLICE) {
            Map<String, Use> slice = drain(keys.subList(from, Math.min(from + SLICE, keys.size())));
            try {
                table.accept(slice);
            } catch (RuntimeException e) { // a strategy of somebody else's may fail too
                slice.forEach(this::add);
                LOG.warn(
                        "The uses of {} assets wait to be written: {}",
                        uses.size(),
                        NestedExceptionUtils.getMostSpecificCause(e).getMessage());
                return;
            }
        }
    }

    private Map<String, Use> drain(List<String> keys) {
        Map<String, Use> drained = new HashMap<>();
        keys.forEach(key -> drained.put(key, uses.remove(key)));
        return drained;
    }
}
