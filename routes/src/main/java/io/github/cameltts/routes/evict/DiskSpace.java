package io.github.cameltts.routes.evict;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;

/** The disk that blobs are on. A bean {@code ttsDiskSpace} of the registry takes its place. Thread-safe. */
@FunctionalInterface
public interface DiskSpace {

    /** Bytes that this program may still write; the most there can be where the disk does not tell. */
    long usableBytes();

    /** @param folder need not exist yet, but one above it must */
    static DiskSpace of(Path folder) {
        return () -> {
            Path existing = folder;
            while (!Files.exists(existing)) {
                existing = existing.getParent();
            }
            File disk = existing.toFile(); // a file store would read the list of all mounts first
            return disk.getTotalSpace() == 0 ? Long.MAX_VALUE : disk.getUsableSpace();
        };
    }
}
