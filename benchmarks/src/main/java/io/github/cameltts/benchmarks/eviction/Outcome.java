package io.github.cameltts.benchmarks.eviction;

import io.github.cameltts.routes.evict.AssetValue;

/** What a replay came to. */
final class Outcome {

    private long requests;
    private long hits;
    private long bytes;
    private long hitBytes;
    private long savedMicros;

    void count(AssetValue asset, boolean hit) {
        requests++;
        bytes += asset.bytes();
        if (hit) {
            hits++;
            hitBytes += asset.bytes();
            savedMicros += asset.costMicros();
        }
    }

    double hitRate() {
        return (double) hits / requests;
    }

    double byteHitRate() {
        return (double) hitBytes / bytes;
    }

    /** What the hits would have cost at their providers; computing time is not money here. */
    double savedDollars() {
        return savedMicros / 1e6;
    }
}
