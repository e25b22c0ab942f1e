package io.github.cameltts.routes.evict;

/** What was asked for the fewest times leaves first, and among equals what was not asked for the longest. Nothing ages. */
public final class LfuStrategy implements EvictionStrategy {

    /** Turns a time into a part of one use: its milliseconds reach this in the year 2286. */
    private static final double END_OF_TIME = 1e13;

    @Override
    public double priority(AssetValue value, double floor) {
        return value.uses() + value.lastUsed() / END_OF_TIME;
    }
}
