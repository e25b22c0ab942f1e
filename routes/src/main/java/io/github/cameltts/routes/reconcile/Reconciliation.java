package io.github.cameltts.routes.reconcile;

import io.github.cameltts.routes.AssetRef;
import io.github.cameltts.routes.AssetRemoval;
import io.github.cameltts.routes.BlobFolder;
import io.github.cameltts.routes.BlobStore;
import io.github.cameltts.routes.Pace;
import io.github.cameltts.routes.RemovalCause;
import io.github.cameltts.routes.Removed;
import io.github.cameltts.routes.SpeechDatabase;
import io.github.cameltts.routes.TtsHome;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.camel.CamelContext;

/**
 * One run: rows of blobs are made to agree with rows of assets, what neither names goes, and each asset's file is looked
 * for. In slices, while others store, answer and remove. One thread.
 */
final class Reconciliation {

    private final BlobRegistry registry;
    private final BlobStore blobs;
    private final BlobFolder folder;
    private final AssetRemoval removal;
    private final Pace pace;
    private final Findings findings = new Findings();

    Reconciliation(CamelContext context, Pace pace) {
        this.registry = new BlobRegistry(SpeechDatabase.of(context));
        this.blobs = BlobStore.of(context);
        this.folder = TtsHome.of(context).blobs();
        this.removal = AssetRemoval.of(context);
        this.pace = pace;
    }

    /** @param removeLost whether rows go whose file is not what it should be */
    Findings run(Verify verify, boolean removeLost) {
        checkAssets(verify, removeLost);
        checkRegistry();
        findings.counterError(registry.correctCounter());
        removeTemporary();
        checkFiles();
        return findings;
    }

    private void checkAssets(Verify verify, boolean removeLost) {
        String after = "";
        List<StoredRow> page = registry.assetsAfter(after, pace.rows());
        while (!page.isEmpty()) {
            findings.corrected(registry.addMissing(
                    page.stream().map(row -> row.blob().name()).toList()));
            List<AssetRef> lost = new ArrayList<>();
            for (StoredRow row : page) {
                // Who removes an asset takes the row before the file, so a file that is missing under a row is lost.
                if (!verify.finds(folder, row.blob()) && registry.isStored(row.asset())) {
                    lost.add(row.asset());
                }
                pace.step();
                after = row.asset().key();
            }
            findings.lost(lost.size());
            if (removeLost && !lost.isEmpty()) {
                findings.removedLost(removal.remove(RemovalCause.DAMAGED, lost));
            }
            page = registry.assetsAfter(after, pace.rows());
        }
    }

    private void checkRegistry() {
        List<String> page = registry.blobsAfter("", pace.rows());
        while (!page.isEmpty()) {
            findings.corrected(registry.correct(page));
            findings.unnamed(blobs.removeUnnamed(page));
            pace.endSlice();
            page = registry.blobsAfter(page.get(page.size() - 1), pace.rows());
        }
    }

    /** By now there is nothing else left that no row names. */
    private void removeTemporary() {
        Removed removed = removal.removeUnnamed(pace.rows());
        while (removed.blobs() > 0) {
            findings.unnamed(removed);
            pace.endSlice();
            removed = removal.removeUnnamed(pace.rows());
        }
    }

    private void checkFiles() {
        Iterator<String> files = blobs.files();
        while (files.hasNext()) {
            List<String> slice = new ArrayList<>();
            while (slice.size() < pace.rows() && files.hasNext()) {
                slice.add(files.next());
            }
            findings.unknown(blobs.removeUnknown(slice));
            pace.endSlice();
        }
    }
}
