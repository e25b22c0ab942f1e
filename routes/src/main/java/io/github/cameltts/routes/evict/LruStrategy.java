package io.github.cameltts.routes.evict;

/** What was not asked for the longest leaves first, whatever it cost. */
public final class LruStrategy implements EvictionStrategy {

    @Override
    public double priority(AssetValue value, double floor) {
        return value.lastUsed();
    }
}
