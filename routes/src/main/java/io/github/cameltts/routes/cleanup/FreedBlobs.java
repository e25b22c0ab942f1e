package io.github.cameltts.routes.cleanup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Counts the files that go with chosen assets, which come in the order of their blobs: those that no other asset names. */
final class FreedBlobs {

    private final Path folder;
    private final long now;
    private ChosenAsset last;
    private long chosen;
    private long files;
    private long bytes;

    FreedBlobs(Path folder, long now) {
        this.folder = folder;
        this.now = now;
    }

    void add(ChosenAsset asset) {
        if (last == null || !last.blob().equals(asset.blob())) {
            end();
            chosen = 0;
        }
        last = asset;
        chosen++;
    }

    /** Counts the last one. */
    void end() {
        if (last != null && chosen == last.refs() && last.reservedUntil() <= now) {
            try {
                bytes += Files.size(folder.resolve(last.blob()));
                files++;
            } catch (IOException e) {
                // A file that is not there frees nothing.
            }
        }
    }

    long files() {
        return files;
    }

    long bytes() {
        return bytes;
    }
}
