package io.github.cameltts.routes;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.time.Instant;

/** Makes caches of assets that are bounded by bytes and honour the expiry of each asset. */
final class MemoryCache {

    /** An asset larger than this part of the bound would push out too many others. */
    private static final int LARGEST_PART = 8;

    /** Then it is looked up in the store again, because another process may have unpinned it. */
    private static final Duration PINNED = Duration.ofHours(1);

    private static final int KIB = 1024;

    private MemoryCache() {}

    /**
     * Weights are counted in KiB, because Caffeine weighs an entry with an {@code int}. An entry heavier than the whole
     * bound leaves at once and alone, so that is the weight of what is too large. The one who puts an asset does the
     * evicting too: a busy pool of threads must not keep what the bound forbids.
     */
    static Cache<String, CachedAsset> boundedBy(long maxBytes) {
        return Caffeine.newBuilder()
                .executor(Runnable::run)
                .maximumWeight(maxBytes / KIB)
                .weigher((String key, CachedAsset asset) -> asset.weight() > maxBytes / LARGEST_PART
                        ? Integer.MAX_VALUE
                        : Math.toIntExact((asset.weight() + KIB - 1) / KIB))
                .expireAfter(Expiry.creating((String key, CachedAsset asset) -> remaining(asset)))
                .build();
    }

    private static Duration remaining(CachedAsset asset) {
        if (asset.pinned()) {
            return PINNED;
        }
        return asset.expiresAt() == CachedAsset.NEVER
                ? Duration.ofNanos(Long.MAX_VALUE)
                : Duration.between(Instant.now(), Instant.ofEpochMilli(asset.expiresAt()));
    }
}
