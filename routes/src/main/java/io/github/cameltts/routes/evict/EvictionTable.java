package io.github.cameltts.routes.evict;

import io.github.cameltts.routes.AssetRef;
import io.github.cameltts.routes.SpeechDatabase;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * How full the store is, and who may leave it. Thread-safe; a failure is a {@link
 * org.springframework.dao.DataAccessException}.
 */
final class EvictionTable {

    private final SpeechDatabase database;
    private final NamedParameterJdbcTemplate jdbc;

    EvictionTable(SpeechDatabase database) {
        this.database = database;
        jdbc = new NamedParameterJdbcTemplate(database.dataSource());
    }

    /** Of all blobs that are written, or reserved. */
    long storedBytes() {
        Long bytes = jdbc.queryForObject(database.statement("count-blobs"), Map.of(), Long.class);
        return bytes == null ? 0 : bytes;
    }

    /** Whether somebody, in whatever process, has reserved room for a blob that no row names yet. */
    boolean isBeingFilled() {
        Long blobs = jdbc.queryForObject(
                database.statement("count-reserved-blobs"), Map.of("now", System.currentTimeMillis()), Long.class);
        return blobs != null && blobs > 0;
    }

    List<EvictionCandidate> expired(int rows) {
        return find("find-expired-assets", Map.of("now", System.currentTimeMillis(), "rows", rows));
    }

    /** The lowest first. */
    List<EvictionCandidate> lowest(int rows) {
        return find("find-lowest-priorities", Map.of("rows", rows));
    }

    private List<EvictionCandidate> find(String statement, Map<String, ?> parameters) {
        return jdbc.query(
                database.statement(statement),
                parameters,
                (row, number) -> new EvictionCandidate(
                        new AssetRef(row.getString("asset_key"), row.getLong("created_at")),
                        row.getLong("blob_bytes"),
                        row.getDouble("priority")));
    }
}
