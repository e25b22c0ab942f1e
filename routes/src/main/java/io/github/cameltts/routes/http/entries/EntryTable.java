package io.github.cameltts.routes.http.entries;

import io.github.cameltts.routes.SpeechDatabase;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** The queries for entries. Thread-safe; a failure is a {@link org.springframework.dao.DataAccessException}. */
final class EntryTable {

    private final SpeechDatabase database;
    private final NamedParameterJdbcTemplate jdbc;

    EntryTable(SpeechDatabase database) {
        this.database = database;
        jdbc = new NamedParameterJdbcTemplate(database.dataSource());
    }

    /** @param last which entry is the last one to look at */
    List<Map<String, Object>> list(EntryQuery query, EntryCursor last) {
        return rows(query.sort() == EntrySort.NEWEST ? "list-newest-entries" : "list-entries", query.parameters(last));
    }

    /** The last entry that a query looks at, empty where it looks at all that there are. */
    Optional<EntryCursor> lastLookedAt(EntryQuery query) {
        return rows("find-last-looked-at", query.windowParameters()).stream()
                .map(row ->
                        new EntryCursor(((Number) row.get("created_at")).longValue(), (String) row.get("asset_key")))
                .findFirst();
    }

    Optional<Map<String, Object>> find(String key) {
        return rows("find-entry", Map.of("asset_key", key)).stream().findFirst();
    }

    private List<Map<String, Object>> rows(String statement, Map<String, ?> parameters) {
        return jdbc.queryForList(database.statement(statement), parameters);
    }
}
