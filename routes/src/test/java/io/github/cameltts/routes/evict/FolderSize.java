package io.github.cameltts.routes.evict;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    /**
     * What was there for certain between two walks: the files that both have seen, by inode and size. One walk alone would
     * count twice what is renamed meanwhile, and add up files that were never there together.
     */
    long now() {
        Set<List<Object>> before = walk();
        return walk().stream()
                .filter(before::contains)
                .mapToLong(file -> (Long) file.get(1))
                .sum();
    }

    private Set<List<Object>> walk() {
        Set<List<Object>> files = new HashSet<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    files.add(List.of(attributes.fileKey(), attributes.size()));
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
        return files;
    }

    @Override
    public void close() {
        closed = true;
        thread.shutdownNow();
    }
}
