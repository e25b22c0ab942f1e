package io.github.cameltts.routes;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs statements of {@code sql/<dialect>} by their names. Thread-safe; a failure is a {@link
 * org.springframework.dao.DataAccessException}.
 */
public final class NamedStatements {

    private final SpeechDatabase database;
    private final NamedParameterJdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    public NamedStatements(SpeechDatabase database) {
        this.database = database;
        jdbc = new NamedParameterJdbcTemplate(database.dataSource());
        transaction = new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
    }

    public List<Map<String, Object>> query(String statement, Map<String, ?> parameters) {
        return jdbc.queryForList(database.statement(statement), parameters);
    }

    /** @return how many rows were written */
    public int update(String statement, Map<String, ?> parameters) {
        return jdbc.update(database.statement(statement), parameters);
    }

    /** Runs a statement once for each row of parameters. */
    public void updateAll(String statement, Collection<? extends Map<String, ?>> rows) {
        jdbc.batchUpdate(
                database.statement(statement),
                rows.stream().map(MapSqlParameterSource::new).toArray(SqlParameterSource[]::new));
    }

    /** Does all of the work or nothing. Its first statement must write, because SQLite may refuse to write after a read. */
    public <T> T inTransaction(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }
}
