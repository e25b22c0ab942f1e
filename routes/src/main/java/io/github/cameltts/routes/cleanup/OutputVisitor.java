package io.github.cameltts.routes.cleanup;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;

/** Counts the outputs that a task chooses, and removes them unless it is a dry run. */
final class OutputVisitor extends SimpleFileVisitor<Path> {

    private final CleanupTask task;
    private final List<Path> leftAlone;
    private long files;
    private long bytes;
    private long failed;

    OutputVisitor(HomeBounds bounds, CleanupTask task) {
        this.task = task;
        Path root = HomeBounds.real(bounds.outbox());
        leftAlone = List.of(root.resolve(".work"), root.resolve(".lock"), HomeBounds.real(bounds.inbox()));
    }

    long files() {
        return files;
    }

    long bytes() {
        return bytes;
    }

    /** How much could not be read or removed. */
    long failed() {
        return failed;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        return leftAlone.contains(folder) ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        boolean chosen = attributes.isRegularFile()
                && !leftAlone.contains(file)
                && task.isOldEnough(attributes.lastModifiedTime().toMillis());
        if (chosen && (task.dryRun() || removed(file))) {
            files++;
            bytes += attributes.size();
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        failed++;
        return FileVisitResult.CONTINUE;
    }

    private boolean removed(Path file) {
        try {
            Files.delete(file);
            task.pace().step();
            return true;
        } catch (NoSuchFileException e) {
            return false;
        } catch (IOException e) {
            failed++;
            return false;
        }
    }
}
