package io.github.cameltts.routes.evict;

import java.nio.file.Files;
import java.nio.file.Path;

/** The disk that blobs are on. A bean {@code ttsDiskSpace} of the registry takes its place. Thread-safe. */
@FunctionalInterface
public interface DiskSpace {

    /** Bytes that this program may still write; 0 where the disk does not tell. */
    long usableBytes();

    /** @param folder need not exist yet, but one above it must */
    static DiskSpace of(Path folder) {
        return () -> {
            Path existing = folder;
            while (!Files.exists(existing)) {
                existing = existing.getParent();
            }
            return existing.toFile().getUsableSpace(); // a file store would read the list of all mounts first
        };
    }
}
