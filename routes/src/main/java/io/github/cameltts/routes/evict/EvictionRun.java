package io.github.cameltts.routes.evict;

import io.github.cameltts.routes.Removed;
import java.util.LinkedHashMap;
import java.util.Map;

/** One eviction on its way to the low-water mark. One thread at a time. */
final class EvictionRun {

    private static final double PERCENT = 100;

    private final StoreBound bound;
    private final long maxBytes;
    private final int lowWater;
    private long goal;
    private boolean underWay;
    private Removed removed = Removed.NOTHING;

    /** @param lowWater per cent of the bound */
    EvictionRun(StoreBound bound, long maxBytes, int lowWater) {
        this.bound = bound;
        this.maxBytes = maxBytes;
        this.lowWater = lowWater;
    }

    /** @return whether there is anything to do; nothing while another run is under way */
    boolean begin() {
        underWay = bound.beginRun();
        if (underWay) {
            goal = Math.min((long) (maxBytes * (lowWater / PERCENT)), bound.storedBytes() - bound.missingOnDisk());
        }
        return underWay && bound.storedBytes() > goal;
    }

    /** @return whether there is anything left to do */
    boolean slice() {
        Removed slice = bound.evict(maxBytes);
        removed = removed.plus(slice);
        return !Evictor.isNothing(slice) && bound.storedBytes() > goal;
    }

    void end() {
        if (underWay) {
            underWay = false;
            bound.endRun();
        }
    }

    /** As the caller of the Kamelet gets it. */
    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("removedAssets", removed.entries());
        map.put("removedFileIds", removed.files());
        map.put("deletedBlobs", removed.blobs());
        map.put("deletedBytes", removed.bytes());
        map.put("storedBytes", bound.storedBytes());
        map.put("maxBytes", maxBytes);
        map.put("refusedAssets", bound.refused());
        return map;
    }
}
