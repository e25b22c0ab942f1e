package io.github.cameltts.benchmarks.eviction;

import io.github.cameltts.routes.evict.AssetValue;

/** A cache without bytes. One thread at a time. */
interface SimulatedCache {

    /**
     * A request; what is not there is there afterwards, if the cache wants it.
     *
     * @param value of one use
     * @param now milliseconds since 1970
     * @return whether it was there
     */
    boolean ask(int asset, AssetValue value, long now);
}
