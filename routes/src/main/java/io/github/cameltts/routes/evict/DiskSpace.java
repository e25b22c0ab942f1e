package io.github.cameltts.routes.evict;

import io.github.cameltts.spi.SpeechStorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The disk that blobs are on. A bean of the registry may stand for it. */
@FunctionalInterface
public interface DiskSpace {

    /** Bytes that this program may still write. */
    long usableBytes();

    /** @param folder need not exist yet, but one above it must */
    static DiskSpace of(Path folder) {
        return () -> {
            Path existing = folder;
            while (!Files.exists(existing)) {
                existing = existing.getParent();
            }
            try {
                return Files.getFileStore(existing).getUsableSpace();
            } catch (IOException e) {
                throw new SpeechStorageException("Cannot find out how full the disk of " + folder + " is: " + e, e);
            }
        };
    }
}
