package io.github.cameltts.routes;

import java.util.LinkedHashMap;
import java.util.Map;

/** What one sweep has removed so far. One thread at a time. */
final class SweepSummary {

    private long expiredFiles;
    private long expiredAssets;
    private long deletedBlobs;
    private long deletedBytes;
    private long deletedTemporaryFiles;

    void files(int count) {
        expiredFiles += count;
    }

    void assets(int count) {
        expiredAssets += count;
    }

    void blob(long bytes) {
        deletedBlobs++;
        deletedBytes += bytes;
    }

    void temporaryFile() {
        deletedTemporaryFiles++;
    }

    /** As the sink of the Kamelet gets it. */
    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("expiredFiles", expiredFiles);
        map.put("expiredAssets", expiredAssets);
        map.put("deletedBlobs", deletedBlobs);
        map.put("deletedBytes", deletedBytes);
        map.put("deletedTemporaryFiles", deletedTemporaryFiles);
        return map;
    }
}
