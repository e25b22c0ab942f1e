package io.github.cameltts.routes.evict;

import io.github.cameltts.routes.SpeechDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What strategies weigh, by asset key, and the number they gave it. Slices of about 100 assets keep other writers from
 * waiting. Thread-safe; a failure is a {@link org.springframework.dao.DataAccessException}.
 */
public final class PriorityTable {

    private final SpeechDatabase database;
    private final NamedParameterJdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    public PriorityTable(SpeechDatabase database) {
        this.database = database;
        jdbc = new NamedParameterJdbcTemplate(database.dataSource());
        transaction = new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
    }

    /** Of those keys that are stored. */
    public Map<String, AssetValue> values(Collection<String> keys) {
        return values("find-asset-values", Map.of("keys", keys));
    }

    /** Of the keys that come next after one, in their order. */
    Map<String, AssetValue> valuesAfter(String key, int rows) {
        return values("find-next-asset-values", Map.of("after", key, "rows", rows));
    }

    private Map<String, AssetValue> values(String statement, Map<String, ?> parameters) {
        Map<String, AssetValue> values = new LinkedHashMap<>();
        jdbc.query(database.statement(statement), parameters, (ResultSet row) -> {
            values.put(row.getString("asset_key"), value(row));
        });
        return values;
    }

    /** The request that made it has asked for it once. */
    private static AssetValue value(ResultSet row) throws SQLException {
        return new AssetValue(
                row.getLong("use_count") + 1,
                row.getLong("last_used_at"),
                row.getLong("cost_micros"),
                row.getLong("synthesis_ms"),
                row.getLong("blob_bytes"));
    }

    /** Runs a statement for each asset that has parameters, in one transaction. */
    public void update(String statement, Map<String, ? extends Map<String, ?>> parametersByKey) {
        SqlParameterSource[] rows = parametersByKey.entrySet().stream()
                .map(row -> new MapSqlParameterSource(row.getValue()).addValue("asset_key", row.getKey()))
                .toArray(SqlParameterSource[]::new);
        transaction.executeWithoutResult(status -> jdbc.batchUpdate(database.statement(statement), rows));
    }
}
