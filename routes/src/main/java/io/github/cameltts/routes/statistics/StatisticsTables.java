package io.github.cameltts.routes.statistics;

import io.github.cameltts.routes.SpeechDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** The queries of the statistics. Thread-safe; a failure is a {@link org.springframework.dao.DataAccessException}. */
final class StatisticsTables {

    private final SpeechDatabase database;
    private final NamedParameterJdbcTemplate jdbc;

    StatisticsTables(SpeechDatabase database) {
        this.database = database;
        jdbc = new NamedParameterJdbcTemplate(database.dataSource());
    }

    /** For each day from {@code from} on, and for all before together, what was answered. */
    List<Map<String, Object>> answers(LocalDate from) {
        return query("sum-answers", Map.of("from", from.toString()));
    }

    /** From {@code from} on, what was answered by engine and voice. */
    List<Map<String, Object>> answersByVoice(LocalDate from) {
        return query("sum-answers-by-voice", Map.of("from", from.toString()));
    }

    /** Reads every row. */
    List<Map<String, Object>> assets(Instant now) {
        return query("sum-assets", Map.of("now", now.toEpochMilli()));
    }

    List<Map<String, Object>> removals() {
        return query("sum-removals", Map.of());
    }

    /** Reads every row. */
    List<Map<String, Object>> mostUsed(int top) {
        return query("find-most-used", Map.of("top", top));
    }

    /** Of all files, each once. */
    long blobBytes() {
        return ((Number) query("count-blobs", Map.of()).get(0).get("value")).longValue();
    }

    private List<Map<String, Object>> query(String statement, Map<String, ?> parameters) {
        return jdbc.queryForList(database.statement(statement), parameters);
    }
}
