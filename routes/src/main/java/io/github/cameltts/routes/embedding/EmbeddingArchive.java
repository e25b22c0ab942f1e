package io.github.cameltts.routes.embedding;

import io.github.cameltts.spi.ReferenceAudio;
import io.github.cameltts.spi.SpeakerEmbedding;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;

/**
 * Embeddings on disk: a row for each, which is the truth, and a file with its numbers. What cannot be read is a miss, what
 * cannot be written is computed again next time; both are warnings. Blocks. Thread-safe, also between processes.
 */
final class EmbeddingArchive {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddingArchive.class);

    /** How long a file without a row is left alone, because its row may be on its way. */
    private static final Duration GRACE = Duration.ofMinutes(10);

    private final EmbeddingTable table;
    private final EmbeddingFiles files;

    EmbeddingArchive(EmbeddingTable table, EmbeddingFiles files) {
        this.table = table;
        this.files = files;
    }

    /** What was cleared: how many embeddings, and the bytes of their files. */
    record Cleared(int embeddings, long bytes) {}

    Optional<SpeakerEmbedding> find(ReferenceAudio audio, String encoder) {
        Optional<EmbeddingRow> row = Optional.empty();
        try {
            row = table.find(audio.sha256(), encoder);
            return row.isEmpty() ? Optional.empty() : Optional.of(files.read(row.get()));
        } catch (IOException e) {
            LOG.warn(
                    "The embedding {} cannot be used and is made again: {}",
                    row.map(EmbeddingRow::cacheFile).orElse(""),
                    e.toString());
        } catch (NestedRuntimeException e) {
            LOG.warn(
                    "Embeddings of speakers cannot be looked up: {}",
                    e.getMostSpecificCause().getMessage());
        }
        return Optional.empty();
    }

    /** The file first, then the row. */
    void keep(ReferenceAudio audio, String encoder, SpeakerEmbedding embedding) {
        byte[] file = Safetensors.write(embedding, Map.of("reference_sha256", audio.sha256(), "encoder", encoder));
        EmbeddingRow row = EmbeddingRow.of(audio, encoder, file, System.currentTimeMillis());
        try {
            files.write(row.cacheFile(), file);
            table.put(row);
            files.describe(table.all());
        } catch (IOException e) {
            LOG.warn("The embedding {} was not kept: {}", row.cacheFile(), e.toString());
        } catch (NestedRuntimeException e) {
            LOG.warn(
                    "The embedding {} was not kept: {}",
                    row.cacheFile(),
                    e.getMostSpecificCause().getMessage());
        }
    }

    /** Notes that an embedding is still needed. */
    void used(ReferenceAudio audio, String encoder) {
        try {
            table.used(audio.sha256(), encoder, System.currentTimeMillis());
        } catch (NestedRuntimeException e) {
            LOG.debug("The use of an embedding was not noted", e);
        }
    }

    List<EmbeddingRow> rows() {
        return table.all();
    }

    /**
     * Removes embeddings, the row first, and files that nobody names.
     *
     * @param cutoff milliseconds since 1970; what was used then or later stays
     * @throws IOException when a file cannot be removed; its row is gone, and the next time removes it
     */
    Cleared clear(Predicate<EmbeddingRow> chosen, long cutoff) throws IOException {
        int embeddings = 0;
        long bytes = 0;
        List<EmbeddingRow> left = new ArrayList<>();
        for (EmbeddingRow row : table.all()) {
            if (chosen.test(row) && table.delete(row, cutoff)) {
                files.delete(row.cacheFile());
                embeddings++;
                bytes += row.bytes();
            } else {
                left.add(row);
            }
        }
        files.deleteUnnamed(left, Instant.now().minus(GRACE));
        if (embeddings > 0) {
            files.describe(left);
        }
        return new Cleared(embeddings, bytes);
    }
}
