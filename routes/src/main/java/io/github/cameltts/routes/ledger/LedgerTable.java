package io.github.cameltts.routes.ledger;

import io.github.cameltts.routes.SpeechDatabase;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The table {@code tts_ledger}. Thread-safe; a failure is a {@link org.springframework.dao.DataAccessException}. */
final class LedgerTable {

    private final NamedParameterJdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final String add;
    private final String spent;
    private final String report;

    LedgerTable(SpeechDatabase database) {
        DataSource dataSource = database.dataSource();
        jdbc = new NamedParameterJdbcTemplate(dataSource);
        transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));
        add = database.statement("add-to-ledger");
        spent = database.statement("sum-spent");
        report = database.statement("report-ledger");
    }

    /** Adds to rows, all of them or none. They outlive this process when this returns. */
    void add(Map<LedgerKind, LedgerSum> sums) {
        SqlParameterSource[] rows = sums.entrySet().stream()
                .map(row -> new MapSqlParameterSource(row.getKey().with(row.getValue())))
                .toArray(SqlParameterSource[]::new);
        transaction.executeWithoutResult(status -> jdbc.batchUpdate(add, rows));
    }

    /** Millionths of the currency that were spent in the present period of a budget, by all processes. */
    long spent(Budget budget, LocalDate day) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("from", budget.period().first(day).toString());
        parameters.put("to", day.toString());
        parameters.put("engine", budget.engine().orElse(null));
        parameters.put("tenant", budget.tenant().orElse(null));
        Long sum = jdbc.queryForObject(spent, parameters, Long.class);
        return sum == null ? 0 : sum;
    }

    /** Sums of some days, both included. */
    List<Map<String, Object>> report(LocalDate from, LocalDate to) {
        return jdbc.queryForList(report, Map.of("from", from.toString(), "to", to.toString()));
    }
}
