package io.github.cameltts.routes.cleanup;

import io.github.cameltts.routes.AssetRemoval;
import io.github.cameltts.routes.RemovalCause;
import io.github.cameltts.routes.Removed;
import io.github.cameltts.routes.SpeechDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The assets of the cache: their rows, and the files that no other row names. Pinned ones stay. */
final class CachedAssets {

    private static final int PLANNED_ROWS = 1_000;

    private final SpeechDatabase database;
    private final AssetRemoval removal;
    private final HomeBounds bounds;

    CachedAssets(SpeechDatabase database, AssetRemoval removal, HomeBounds bounds) {
        this.database = database;
        this.removal = removal;
        this.bounds = bounds;
    }

    List<CleanupRow> clean(CleanupTask task) {
        if (!task.filter().choosesAssets()) {
            return List.of();
        }
        Optional<String> objection = bounds.objection(bounds.blobs());
        if (objection.isPresent()) {
            return List.of(CleanupRow.untouched(bounds.blobs(), objection.get()));
        }
        Inside inside = new Inside(HomeBounds.real(bounds.blobs()));
        CleanupRow row = task.dryRun() ? plan(task, inside) : remove(task, inside);
        List<CleanupRow> rows = new ArrayList<>();
        if (row.assets() > 0) {
            rows.add(row);
        }
        if (inside.refused > 0) {
            rows.add(CleanupRow.untouched(
                    bounds.blobs(), "refused: links lead out of the folder for " + inside.refused + " of the assets"));
        }
        return rows;
    }

    private CleanupRow plan(CleanupTask task, Inside inside) {
        ChosenAssets chosen = new ChosenAssets(database, task);
        FreedBlobs freed = new FreedBlobs(bounds.blobs(), task.now());
        long assets = 0;
        for (List<ChosenAsset> slice = chosen.next(PLANNED_ROWS); !slice.isEmpty(); slice = chosen.next(PLANNED_ROWS)) {
            List<ChosenAsset> going = slice.stream().filter(inside).toList();
            going.forEach(freed::add);
            assets += going.size();
        }
        freed.end();
        return new CleanupRow(bounds.blobs(), assets, freed.files(), freed.bytes(), task.action());
    }

    private CleanupRow remove(CleanupTask task, Inside inside) {
        ChosenAssets chosen = new ChosenAssets(database, task);
        long assets = 0;
        long files = 0;
        long bytes = 0;
        for (List<ChosenAsset> slice = chosen.next(task.pace().rows());
                !slice.isEmpty();
                slice = chosen.next(task.pace().rows())) {
            Removed removed = removal.remove(
                    RemovalCause.CLEANUP,
                    slice.stream().filter(inside).map(ChosenAsset::ref).toList());
            assets += removed.entries();
            files += removed.blobs();
            bytes += removed.bytes();
            task.pace().endSlice();
        }
        return new CleanupRow(bounds.blobs(), assets, files, bytes, task.action());
    }

    /** Chooses the assets whose file lies in the folder when all links are followed. */
    private static final class Inside implements Predicate<ChosenAsset> {

        private final Path folder;
        private long refused;

        private Inside(Path folder) {
            this.folder = folder;
        }

        @Override
        public boolean test(ChosenAsset asset) {
            boolean inside = HomeBounds.real(folder.resolve(asset.blob())).startsWith(folder);
            if (!inside) {
                refused++;
            }
            return inside;
        }
    }
}
