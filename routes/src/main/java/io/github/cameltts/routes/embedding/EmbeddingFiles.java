package io.github.cameltts.routes.embedding;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.github.cameltts.routes.DurableFiles;
import io.github.cameltts.spi.ReferenceAudio;
import io.github.cameltts.spi.SpeakerEmbedding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder {@code embeddings}: a safetensors file for each row, and {@code embedding_metadata.json} that tells people
 * what they are. A file appears whole or not at all. Thread-safe, also between processes.
 */
final class EmbeddingFiles {

    private static final String INDEX = "embedding_metadata.json";
    private static final String TEMPORARY = ".tmp";
    private static final int ENCODER_DIGITS = 16;
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private final Path folder;

    EmbeddingFiles(Path folder) {
        this.folder = folder;
    }

    /** The name of the file for what an encoder makes of a content. */
    static String name(String referenceSha256, String encoder) {
        String digest = ReferenceAudio.sha256(encoder.getBytes(StandardCharsets.UTF_8));
        return referenceSha256 + "-" + digest.substring(0, ENCODER_DIGITS) + ".safetensors";
    }

    /** @throws IOException when the file is not exactly what its row says, or holds no embedding */
    SpeakerEmbedding read(EmbeddingRow row) throws IOException {
        Path file = folder.resolve(name(row.referenceSha256(), row.encoder()));
        if (Files.size(file) != row.bytes()) {
            throw new IOException("it has " + Files.size(file) + " bytes instead of " + row.bytes());
        }
        byte[] bytes = Files.readAllBytes(file);
        if (!ReferenceAudio.sha256(bytes).equals(row.cacheSha256())) {
            throw new IOException("it is not the file that was written");
        }
        return SafetensorsReader.read(bytes);
    }

    void write(String name, byte[] bytes) throws IOException {
        Files.createDirectories(folder);
        Path temporary = folder.resolve(name + "." + UUID.randomUUID() + TEMPORARY);
        try {
            DurableFiles.write(temporary, new ByteArrayInputStream(bytes));
            DurableFiles.rename(temporary, folder.resolve(name));
            DurableFiles.syncFolder(folder);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    boolean delete(String name) throws IOException {
        return Files.deleteIfExists(folder.resolve(name));
    }

    /** Tells people which file is whose. */
    void describe(List<EmbeddingRow> rows) throws IOException {
        write(
                INDEX,
                JSON.writeValueAsBytes(
                        rows.stream().map(EmbeddingRow::description).toList()));
    }

    /** Removes files that no row names, and what died processes left, unless they were written after the cutoff. */
    void deleteUnnamed(List<EmbeddingRow> rows, Instant cutoff) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Set<String> named = rows.stream().map(EmbeddingRow::cacheFile).collect(Collectors.toSet());
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String name = file.getFileName().toString();
                boolean ours = name.endsWith(TEMPORARY) || name.endsWith(".safetensors");
                if (ours
                        && !named.contains(name)
                        && Files.getLastModifiedTime(file).toInstant().isBefore(cutoff)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }
}
