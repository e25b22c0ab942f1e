package io.github.cameltts.routes.transfer;

import io.github.cameltts.routes.SpeechDatabase;
import io.github.cameltts.routes.evict.AssetValue;
import io.github.cameltts.routes.evict.Priorities;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSourceUtils;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Inserts rows of an archive in slices, where they are not there yet and their blobs are. One thread at a time. */
final class ImportedRows {

    private static final int SLICE = 100;

    private final NamedParameterJdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Priorities priorities;
    private final String insertAsset;
    private final String insertFile;
    private final String countAssets;
    private final List<Map<String, Object>> assets = new ArrayList<>();
    private final List<Map<String, Object>> files = new ArrayList<>();
    private long imported;
    private long skipped;
    private long withoutAudio;

    ImportedRows(SpeechDatabase database, Priorities priorities) {
        this.priorities = priorities;
        jdbc = new NamedParameterJdbcTemplate(database.dataSource());
        transaction = new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
        insertAsset = database.statement("import-asset");
        insertFile = database.statement("import-file");
        countAssets = database.statement("count-assets");
    }

    void asset(String line) {
        Map<String, Object> row = RowCheck.ASSETS.read(line);
        Matcher blob = ArchiveFormat.BLOB.matcher("blobs/" + row.get("blob"));
        if (!blob.matches() || !blob.group(4).equals(row.get("blob_sha256"))) {
            throw new InvalidArchiveException("A row of the archive names a file that is none of a cache.");
        }
        row.putIfAbsent("use_count", 0L);
        row.putIfAbsent("pinned", 0L);
        row.put("priority", priorities.of(value(row)));
        assets.add(row);
        if (assets.size() == SLICE) {
            flush();
        }
    }

    /** What it is worth is decided by the strategy of this machine. */
    private static AssetValue value(Map<String, Object> row) {
        return new AssetValue(
                (Long) row.get("use_count") + 1,
                (Long) row.get("last_used_at"),
                numberOrZero(row, "cost_micros"),
                numberOrZero(row, "synthesis_ms"),
                (Long) row.get("blob_bytes"));
    }

    private static long numberOrZero(Map<String, Object> row, String column) {
        return row.get(column) instanceof Long number ? number : 0;
    }

    void file(String line) {
        files.add(RowCheck.FILES.read(line));
        if (files.size() == SLICE) {
            flush();
        }
    }

    void flush() {
        long inserted = insert(insertAsset, assets);
        long here = present();
        imported += inserted;
        skipped += here - inserted;
        withoutAudio += assets.size() - here;
        insert(insertFile, files);
        assets.clear();
        files.clear();
    }

    private long present() {
        if (assets.isEmpty()) {
            return 0;
        }
        List<Object> keys = assets.stream().map(row -> row.get("asset_key")).toList();
        Long count = jdbc.queryForObject(countAssets, Map.of("keys", keys), Long.class);
        return count == null ? 0 : count;
    }

    private long insert(String statement, List<Map<String, Object>> rows) {
        if (rows.isEmpty()) {
            return 0;
        }
        int[] counts =
                transaction.execute(status -> jdbc.batchUpdate(statement, SqlParameterSourceUtils.createBatch(rows)));
        return Arrays.stream(counts).filter(count -> count > 0).count();
    }

    long imported() {
        return imported;
    }

    /** Here already. */
    long skipped() {
        return skipped;
    }

    /** Whose blob was not in the archive, or has been removed since. */
    long withoutAudio() {
        return withoutAudio;
    }
}
