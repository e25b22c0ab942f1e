package io.github.cameltts.benchmarks.eviction;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.cameltts.routes.evict.AssetValue;

/** Caffeine's W-TinyLFU, weighted by bytes. It knows neither prices nor a mark below its bound. */
final class TinyLfuCache implements SimulatedCache {

    private final Cache<Integer, AssetValue> cache;

    TinyLfuCache(long maxBytes) {
        cache = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((Integer asset, AssetValue value) -> Math.toIntExact(value.bytes()))
                .executor(Runnable::run)
                .build();
    }

    @Override
    public boolean ask(int asset, AssetValue value, long now) {
        if (cache.getIfPresent(asset) != null) {
            return true;
        }
        cache.put(asset, value);
        return false;
    }
}
