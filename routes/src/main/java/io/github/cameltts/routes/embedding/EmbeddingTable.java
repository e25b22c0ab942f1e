package io.github.cameltts.routes.embedding;

import io.github.cameltts.routes.SpeechDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * The table {@code tts_voice_embedding}. Thread-safe; a failure is a {@link org.springframework.dao.DataAccessException}.
 */
final class EmbeddingTable {

    private final SpeechDatabase database;
    private final NamedParameterJdbcTemplate jdbc;

    EmbeddingTable(SpeechDatabase database) {
        this.database = database;
        jdbc = new NamedParameterJdbcTemplate(database.dataSource());
    }

    Optional<EmbeddingRow> find(String referenceSha256, String encoder) {
        return jdbc
                .queryForList(
                        database.statement("find-voice-embedding"),
                        Map.of("reference_sha256", referenceSha256, "encoder", encoder))
                .stream()
                .map(EmbeddingRow::of)
                .findFirst();
    }

    /** All rows, by path and age. */
    List<EmbeddingRow> all() {
        return jdbc.queryForList(database.statement("list-voice-embeddings"), Map.of()).stream()
                .map(EmbeddingRow::of)
                .toList();
    }

    void put(EmbeddingRow row) {
        jdbc.update(database.statement("put-voice-embedding"), row.columns());
    }

    void used(String referenceSha256, String encoder, long now) {
        jdbc.update(
                database.statement("use-voice-embedding"),
                Map.of("reference_sha256", referenceSha256, "encoder", encoder, "now", now));
    }

    /** @return false if the row was used at the cutoff or later, or is gone */
    boolean delete(EmbeddingRow row, long cutoff) {
        Map<String, Object> parameters = row.columns();
        parameters.put("cutoff", cutoff);
        return jdbc.update(database.statement("delete-voice-embedding"), parameters) > 0;
    }
}
