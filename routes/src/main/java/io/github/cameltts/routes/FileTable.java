package io.github.cameltts.routes;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.FileReference.Reference;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The table {@code tts_file}: each file id is a reference to an asset with an end of its own, but for the one that hits tell,
 * which ends with the asset. Thread-safe; a failure is a {@link org.springframework.dao.DataAccessException}.
 */
final class FileTable {

    private final NamedStatements sql;

    FileTable(SpeechDatabase database) {
        sql = new NamedStatements(database);
    }

    /**
     * What deleting a file id has done.
     *
     * @param key of its asset
     * @param ended the asset, where that was its last file id and it is not pinned
     */
    record Deleted(String key, Optional<AssetRef> ended) {}

    /** The asset of a key, which may have ended. */
    Optional<StoredAsset> findAsset(String key) {
        return sql.query("find-asset", Map.of(TtsConstants.KEY, key)).stream()
                .map(row -> new StoredAsset(key, row))
                .findFirst();
    }

    /** The asset behind a file id, which may have ended. */
    Optional<StoredAsset> find(String fileId, Optional<String> tenant) {
        return sql.query("find-file", file(fileId, tenant)).stream()
                .map(row -> new StoredAsset((String) row.get("asset_key"), row))
                .findFirst();
    }

    /**
     * Adds a file id, and makes its asset live at least as long.
     *
     * @param early whether the asset may be on its way into the store
     * @return whether there is an asset that lives, or may soon be
     */
    boolean add(Reference reference, boolean early) {
        Map<String, Object> row = reference.row();
        return sql.inTransaction(() -> {
            boolean added = sql.update("insert-reference", row) > 0;
            if (added) {
                sql.update("lengthen-asset", row);
            }
            return added || (early && sql.update("insert-early-reference", row) > 0);
        });
    }

    /** Makes the asset live as long as a file id that was inserted for it. */
    void lengthen(Map<String, ?> row) {
        sql.update("lengthen-asset", row);
    }

    /** Deletes a file id. An asset that nothing names any more ends at once, and whoever asked must remove it. */
    Optional<Deleted> delete(String fileId, Optional<String> tenant, long now) {
        return sql.inTransaction(() -> sql.query("delete-file", file(fileId, tenant)).stream()
                .map(row -> (String) row.get("asset_key"))
                .findFirst()
                .map(key -> new Deleted(key, settle(key, now))));
    }

    private Optional<AssetRef> settle(String key, long now) {
        Map<String, Object> asset = Map.of("asset_key", key, "now", now);
        List<Map<String, Object>> longest = sql.query("find-longest-file", asset);
        if (longest.isEmpty()) {
            return end(key, now);
        }
        Map<String, Object> heir = new HashMap<>(longest.get(0));
        heir.put("asset_key", key);
        sql.query("hand-over-asset", heir).stream()
                .filter(row -> row.get("sliding_ms") != null)
                .forEach(row -> sql.update("unbind-file", heir));
        return Optional.empty();
    }

    /** A pinned asset stays, and its hits go on to tell a file id. */
    private Optional<AssetRef> end(String key, long now) {
        Optional<AssetRef> ended = sql.query("end-asset", Map.of("asset_key", key)).stream()
                .map(row -> new AssetRef(key, ((Number) row.get("created_at")).longValue()))
                .findFirst();
        if (ended.isEmpty()) {
            Map<String, Object> own = new HashMap<>(Map.of("asset_key", key, "now", now));
            own.put("file_id", UUID.randomUUID().toString());
            own.put("request_id", null);
            own.put("expires_at", null);
            if (sql.update("insert-reference", own) > 0) {
                sql.query("hand-over-asset", own);
            }
        }
        return ended;
    }

    /** @return whether there is such an asset */
    boolean pin(String key, boolean pinned) {
        return sql.update("pin-asset", Map.of("asset_key", key, "pinned", pinned ? 1 : 0)) > 0;
    }

    private static Map<String, Object> file(String fileId, Optional<String> tenant) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("file_id", fileId);
        parameters.put("tenant", tenant.orElse(null));
        return parameters;
    }
}
