package io.github.cameltts.routes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What lies in a {@code tts.home}. */
record HomeFolder(Path folder) {

    List<Path> blobs() {
        return filesBelow(folder.resolve("blobs"));
    }

    Path onlyBlob() {
        List<Path> blobs = blobs();
        if (blobs.size() != 1) {
            throw new AssertionError("Expected one blob: " + blobs);
        }
        return blobs.get(0);
    }

    /** Whether any file, the database and its log included, contains a text. */
    boolean contains(String text) {
        return filesBelow(folder).stream().anyMatch(file -> read(file).contains(text));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> filesBelow(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
