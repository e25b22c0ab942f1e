package io.github.cameltts.routes.reconcile;

import io.github.cameltts.routes.AssetRef;
import io.github.cameltts.routes.SpeechDatabase;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.EmptySqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** What the table {@code tts_blob} says, and what it ought to say. Each statement is a transaction. */
final class BlobRegistry {

    private final SpeechDatabase database;
    private final NamedParameterJdbcTemplate jdbc;

    BlobRegistry(SpeechDatabase database) {
        this.database = database;
        this.jdbc = new NamedParameterJdbcTemplate(database.dataSource());
    }

    List<String> blobsAfter(String name, int rows) {
        return jdbc.queryForList(
                database.statement("find-blobs-after"), Map.of("after", name, "rows", rows), String.class);
    }

    List<StoredRow> assetsAfter(String key, int rows) {
        return jdbc.queryForList(database.statement("find-stored-after"), Map.of("after", key, "rows", rows)).stream()
                .map(StoredRow::of)
                .toList();
    }

    /** @return how many were wrong in how many rows name them, or in their length */
    int correct(Collection<String> blobs) {
        return blobs.isEmpty() ? 0 : jdbc.update(database.statement("correct-blobs"), Map.of("blobs", blobs));
    }

    /** @return how many were missing though rows name them */
    int addMissing(Collection<String> blobs) {
        return blobs.isEmpty() ? 0 : jdbc.update(database.statement("add-missing-blobs"), Map.of("blobs", blobs));
    }

    /** @return how many bytes the counter was short of, or below 0 above, the sum over all blobs */
    long correctCounter() {
        Long difference = jdbc.queryForObject(
                database.statement("find-counting-error"), EmptySqlParameterSource.INSTANCE, Long.class);
        if (difference == null || difference == 0) {
            return 0;
        }
        jdbc.update(database.statement("correct-counter"), EmptySqlParameterSource.INSTANCE);
        return difference;
    }

    /** Whether an asset is still the one that was read before. */
    boolean isStored(AssetRef asset) {
        Integer rows = jdbc.queryForObject(
                database.statement("is-stored"),
                Map.of("asset_key", asset.key(), "created_at", asset.createdAt()),
                Integer.class);
        return rows != null && rows > 0;
    }
}
