package io.github.cameltts.routes;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes assets out of the store: rows first, blobs after, so that a process that dies between leaves a blob without a row,
 * which {@link #removeUnnamed} finds. Thread-safe, also between processes: each asset is removed, and counted, by one of them.
 *
 * <p>Each transaction begins with a statement that writes: one that reads first fails in SQLite when another process has written
 * before it writes itself. Failures are {@link org.springframework.core.NestedRuntimeException}.
 */
public final class AssetRemoval {

    private final CamelContext context;
    private final BlobStore blobs;
    private final NamedParameterJdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final String removeAsset;
    private final String deleteFiles;
    private final String addRemoval;

    private AssetRemoval(CamelContext context, SpeechDatabase database) {
        this.context = context;
        blobs = BlobStore.of(context);
        jdbc = new NamedParameterJdbcTemplate(database.dataSource());
        transaction = new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
        removeAsset = database.statement("remove-asset");
        deleteFiles = database.statement("delete-files-of-asset");
        addRemoval = database.statement("add-removal");
    }

    /** Touches neither disk nor database. */
    public static AssetRemoval of(CamelContext context) {
        return new AssetRemoval(context, SpeechDatabase.of(context));
    }

    /**
     * Removes a slice of about a hundred. What is pinned, or was stored anew since it was chosen, stays. Blobs that no other
     * row names go at once, and so do entries in memory.
     */
    public Removed remove(RemovalCause cause, Collection<AssetRef> assets) {
        List<String> keys = new ArrayList<>();
        Set<String> candidates = new HashSet<>();
        int files = transaction.execute(status -> {
            int deleted = 0;
            for (AssetRef asset : assets) {
                for (Map<String, Object> row :
                        jdbc.queryForList(removeAsset, Map.of("key", asset.key(), "created_at", asset.createdAt()))) {
                    keys.add(asset.key());
                    candidates.add((String) row.get("blob"));
                    deleted += jdbc.update(deleteFiles, Map.of("key", asset.key()));
                    count(cause, row);
                }
            }
            return deleted;
        });
        TtsMemoryComponent.forget(context, keys);
        return new Removed(keys.size(), files, 0, 0).plus(blobs.removeUnnamed(candidates));
    }

    private void count(RemovalCause cause, Map<String, Object> row) {
        jdbc.update(
                addRemoval,
                Map.of(
                        "day", LocalDate.now(ZoneOffset.UTC).toString(),
                        "cause", cause.id(),
                        "asset_type", row.get("asset_type"),
                        "engine", row.get("engine"),
                        "bytes", row.get("blob_bytes")));
    }

    /** Removes blobs that no row names and whose reservation has ended, then temporary files of dead writers; a slice of them. */
    public Removed removeUnnamed(int rows) {
        return blobs.removeUnnamed(blobs.unnamed(rows)).plus(blobs.removeTemporary(rows));
    }
}
