package io.github.cameltts.routes.reconcile;

import io.github.cameltts.routes.Removed;
import java.util.LinkedHashMap;
import java.util.Map;

/** What a reconciliation has found and removed so far. One thread. */
final class Findings {

    private Removed unknown = Removed.NOTHING;
    private Removed unnamed = Removed.NOTHING;
    private Removed lost = Removed.NOTHING;
    private long corrected;
    private long counterError;
    private long lostAssets;

    void unknown(Removed removed) {
        unknown = unknown.plus(removed);
    }

    void unnamed(Removed removed) {
        unnamed = unnamed.plus(removed);
    }

    void corrected(int blobs) {
        corrected += blobs;
    }

    void counterError(long bytes) {
        counterError += bytes;
    }

    void lost(int assets) {
        lostAssets += assets;
    }

    void removedLost(Removed removed) {
        lost = lost.plus(removed);
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("unknown_files", unknown.blobs());
        map.put("unnamed_files", unnamed.blobs());
        map.put("lost_assets", lostAssets);
        map.put("removed_assets", lost.entries());
        map.put("removed_bytes", unknown.plus(unnamed).plus(lost).bytes());
        map.put("corrected_blobs", corrected);
        map.put("corrected_bytes", counterError);
        return map;
    }
}
