package io.github.cameltts.routes.evict;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Measures all the time how many bytes lie in a folder, temporary files included, and remembers the most. */
final class FolderSize implements AutoCloseable {

    private final Path folder;
    private final AtomicLong most = new AtomicLong();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private volatile boolean closed;

    FolderSize(Path folder) {
        this.folder = folder;
        thread.execute(() -> {
            while (!closed) {
                most.accumulateAndGet(now(), Math::max);
            }
        });
    }

    long most() {
        return most.get();
    }

    /** A file that is renamed meanwhile may be counted twice or not at all, so only what is seen again counts. */
    long now() {
        long first = sum();
        return Math.min(first, sum());
    }

    private long sum() {
        AtomicLong bytes = new AtomicLong();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    bytes.addAndGet(attributes.size());
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.get();
    }

    @Override
    public void close() {
        closed = true;
        thread.shutdownNow();
    }
}
