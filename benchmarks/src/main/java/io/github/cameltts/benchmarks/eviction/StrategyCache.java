package io.github.cameltts.benchmarks.eviction;

import io.github.cameltts.routes.evict.AssetValue;
import io.github.cameltts.routes.evict.EvictionStrategy;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** Evicts as the store does: down to nine tenths of the bound when an asset does not fit, the lowest number first. */
final class StrategyCache implements SimulatedCache {

    private static final double LOW_WATER = 0.9;

    private final EvictionStrategy strategy;
    private final long maxBytes;
    private final Map<Integer, Entry> entries = new HashMap<>();
    private final TreeSet<Entry> order =
            new TreeSet<>(Comparator.comparingDouble(Entry::priority).thenComparingInt(Entry::asset));
    private long bytes;
    private double floor;

    StrategyCache(EvictionStrategy strategy, long maxBytes) {
        this.strategy = strategy;
        this.maxBytes = maxBytes;
    }

    private record Entry(int asset, AssetValue value, double priority) {}

    @Override
    public boolean ask(int asset, AssetValue value, long now) {
        Entry known = entries.remove(asset);
        if (known != null) {
            order.remove(known);
            put(asset, known.value().used(1, now));
            return true;
        }
        if (value.bytes() <= maxBytes) {
            makeRoom(value.bytes());
            bytes += value.bytes();
            put(asset, value.used(0, now));
        }
        return false;
    }

    private void put(int asset, AssetValue value) {
        Entry entry = new Entry(asset, value, strategy.priority(value, floor));
        entries.put(asset, entry);
        order.add(entry);
    }

    private void makeRoom(long needed) {
        if (bytes + needed <= maxBytes) {
            return;
        }
        while (!order.isEmpty() && bytes + needed > maxBytes * LOW_WATER) {
            Entry evicted = order.pollFirst();
            entries.remove(evicted.asset());
            bytes -= evicted.value().bytes();
            floor = Math.max(floor, evicted.priority());
        }
    }
}
