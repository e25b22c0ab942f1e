package io.github.cameltts.routes;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a sweep asks the database, a slice of rows at a time, each by an index. Thread-safe; a failure is a {@link
 * org.springframework.dao.DataAccessException}.
 */
final class ExpiryTable {

    private final NamedStatements sql;

    ExpiryTable(SpeechDatabase database) {
        sql = new NamedStatements(database);
    }

    /** A place in the order of the ends of file ids. */
    record Position(long expiresAt, long row) {

        static final Position START = new Position(Long.MIN_VALUE, 0);
    }

    /**
     * A slice of file ids whose own end has come.
     *
     * @param deleted how many of them are gone now; others still stand for their asset
     * @param full whether there may be more
     * @param last where the next slice begins
     */
    record FileSlice(int deleted, boolean full, Position last) {}

    List<AssetRef> expired(long before, int rows) {
        return assets("find-expired-assets", Map.of("now", before, "rows", rows));
    }

    List<AssetRef> createdBefore(long before, int rows) {
        return assets("find-old-assets", Map.of("before", before, "rows", rows));
    }

    private List<AssetRef> assets(String statement, Map<String, ?> slice) {
        return sql.query(statement, slice).stream()
                .map(row -> new AssetRef((String) row.get("asset_key"), number(row, "created_at")))
                .toList();
    }

    FileSlice deleteFiles(long before, Position after, int rows) {
        List<Map<String, Object>> slice = sql.query(
                "find-expired-files",
                Map.of("before", before, "expires_at", after.expiresAt(), "position", after.row(), "rows", rows));
        List<Object> ended = slice.stream()
                .filter(row -> number(row, "ended") != 0)
                .map(row -> row.get("file_id"))
                .toList();
        int deleted =
                ended.isEmpty() ? 0 : sql.update("delete-expired-files", Map.of("file_ids", ended, "before", before));
        if (slice.isEmpty()) {
            return new FileSlice(0, false, after);
        }
        Map<String, Object> last = slice.get(slice.size() - 1);
        return new FileSlice(
                deleted, slice.size() == rows, new Position(number(last, "expires_at"), number(last, "position")));
    }

    /**
     * Gives what was stored, used or referred to after {@code ahead} the life that it would have if that happened {@code now}.
     *
     * @return whether there may be more
     */
    boolean redate(long now, long ahead, int rows) {
        Map<String, Long> times = Map.of("now", now, "ahead", ahead, "rows", (long) rows);
        int assets = sql.update("redate-assets", times);
        int uses = sql.update("redate-uses", times);
        int files = sql.inTransaction(() -> {
            List<Map<String, Object>> redated = sql.query("redate-files", times);
            Set<Object> keys = redated.stream().map(row -> row.get("asset_key")).collect(Collectors.toSet());
            if (!keys.isEmpty()) {
                sql.update("shorten-assets", Map.of("asset_keys", keys));
            }
            return redated.size();
        });
        return assets == rows || uses == rows || files == rows;
    }

    private static long number(Map<String, Object> row, String column) {
        return ((Number) row.get(column)).longValue();
    }
}
