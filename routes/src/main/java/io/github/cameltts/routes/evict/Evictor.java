package io.github.cameltts.routes.evict;

import io.github.cameltts.routes.AssetRef;
import io.github.cameltts.routes.AssetRemoval;
import io.github.cameltts.routes.RemovalCause;
import io.github.cameltts.routes.Removed;
import java.util.ArrayList;
import java.util.List;

/** Takes out slices: first what nobody names, then what has expired, then what has the lowest numbers. */
final class Evictor {

    /** Assets in a slice, so that nobody who stores waits long for it. */
    private static final int ROWS = 100;

    /**
     * Files leave the disk after their rows, so another process may use their room a moment too early. Slices of this
     * part of the bound keep that within one per cent.
     */
    private static final int PARTS = 200;

    private static final int TRIES = 3;

    private final EvictionTable table;
    private final AssetRemoval removal;
    private final Priorities priorities;

    Evictor(EvictionTable table, AssetRemoval removal, Priorities priorities) {
        this.table = table;
        this.removal = removal;
        this.priorities = priorities;
    }

    /**
     * @param maxBytes the bound that the store is to keep
     * @return what left, which {@link #isNothing} when nothing can
     */
    Removed slice(long maxBytes) {
        Removed removed = removal.removeUnnamed(ROWS);
        for (int i = 0; i < TRIES && isNothing(removed); i++) { // others may pin or remove what was chosen
            removed = evict(maxBytes / PARTS);
        }
        return removed;
    }

    private Removed evict(long bytes) {
        List<EvictionCandidate> expired = upTo(bytes, table.expired(ROWS));
        if (!expired.isEmpty()) {
            return removal.remove(RemovalCause.EXPIRED, refs(expired));
        }
        List<EvictionCandidate> lowest = upTo(bytes, table.lowest(ROWS));
        Removed evicted = removal.remove(RemovalCause.EVICTED, refs(lowest));
        if (evicted.entries() > 0) {
            priorities.raise(lowest.get(lowest.size() - 1).priority());
        }
        return evicted;
    }

    /** The first ones, at least one if there is any. */
    private static List<EvictionCandidate> upTo(long bytes, List<EvictionCandidate> candidates) {
        List<EvictionCandidate> chosen = new ArrayList<>();
        long sum = 0;
        for (EvictionCandidate candidate : candidates) {
            sum += candidate.bytes();
            if (sum > bytes && !chosen.isEmpty()) {
                return chosen;
            }
            chosen.add(candidate);
        }
        return chosen;
    }

    private static List<AssetRef> refs(List<EvictionCandidate> candidates) {
        return candidates.stream().map(EvictionCandidate::asset).toList();
    }

    static boolean isNothing(Removed removed) {
        return removed.entries() == 0 && removed.blobs() == 0;
    }
}
