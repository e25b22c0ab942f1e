package io.github.cameltts.routes;

import java.util.LinkedHashMap;
import java.util.Map;

/** What one sweep has removed so far. One thread at a time. */
final class SweepSummary {

    private final boolean waiting;
    private long expiredFiles;
    private long expiredAssets;
    private long agedAssets;
    private long deletedBlobs;
    private long deletedBytes;

    /** @param waiting whether the clock has leapt ahead, so that nothing is removed */
    SweepSummary(boolean waiting) {
        this.waiting = waiting;
    }

    void files(int count) {
        expiredFiles += count;
    }

    void expired(Removed removed) {
        expiredAssets += removed.entries();
        add(removed);
    }

    void aged(Removed removed) {
        agedAssets += removed.entries();
        add(removed);
    }

    void add(Removed removed) {
        expiredFiles += removed.files();
        deletedBlobs += removed.blobs();
        deletedBytes += removed.bytes();
    }

    /** As the body gets it. */
    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("expiredFiles", expiredFiles);
        map.put("expiredAssets", expiredAssets);
        map.put("agedAssets", agedAssets);
        map.put("deletedBlobs", deletedBlobs);
        map.put("deletedBytes", deletedBytes);
        map.put("waiting", waiting);
        return map;
    }
}
