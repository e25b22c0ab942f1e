package io.github.cameltts.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Lists what a sweep may remove, folder by folder as it is asked for, while others write and remove there too. */
final class BlobCandidates {

    private static final Pattern BLOB =
            Pattern.compile("([0-9a-f]{2})/([0-9a-f]{2})/\\1\\2[0-9a-f]{60}\\.[a-z0-9]{1,8}");

    private static final Pattern FOLDER = Pattern.compile("[0-9a-f]{2}");

    private final BlobFolder blobs;
    private final Instant cutoff;

    BlobCandidates(BlobFolder blobs, Instant cutoff) {
        this.blobs = blobs;
        this.cutoff = cutoff;
    }

    /** Names of the blobs that were last stored before the cutoff. */
    Iterator<String> blobs() {
        return list(blobs.root())
                .filter(BlobCandidates::isOurs)
                .flatMap(BlobCandidates::list)
                .filter(BlobCandidates::isOurs)
                .flatMap(BlobCandidates::list)
                .filter(this::old)
                .map(file -> blobs.root().relativize(file).toString().replace('\\', '/'))
                .filter(name -> BLOB.matcher(name).matches())
                .iterator();
    }

    /** Other folders, such as those of a file system, may not even be read. */
    private static boolean isOurs(Path folder) {
        return FOLDER.matcher(folder.getFileName().toString()).matches();
    }

    /** Temporary files that nobody has written to since the cutoff, left by a process that died. */
    Iterator<Path> temporaryFiles() {
        return list(blobs.temporary()).filter(this::old).iterator();
    }

    private boolean old(Path file) {
        try {
            return Files.getLastModifiedTime(file).toInstant().isBefore(cutoff);
        } catch (IOException e) {
            return false;
        }
    }

    private static Stream<Path> list(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList().stream();
        } catch (NoSuchFileException | NotDirectoryException e) {
            return Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
