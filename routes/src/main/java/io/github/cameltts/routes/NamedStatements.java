package io.github.cameltts.routes;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Runs statements of {@code sql/<dialect>} by their names. Thread-safe; a failure is a {@link
 * org.springframework.dao.DataAccessException}.
 */
final class NamedStatements {

    private final SpeechDatabase database;
    private final NamedParameterJdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    NamedStatements(SpeechDatabase database) {
        this.database = database;
        jdbc = new NamedParameterJdbcTemplate(database.dataSource());
        transaction = new TransactionTemplate(new JdbcTransactionManager(database.dataSource()));
    }

    List<Map<String, Object>> query(String statement, Map<String, ?> parameters) {
        return jdbc.queryForList(database.statement(statement), parameters);
    }

    /** @return how many rows were written */
    int update(String statement, Map<String, ?> parameters) {
        return jdbc.update(database.statement(statement), parameters);
    }

    /** Does all of the work or nothing. Its first statement must write, because SQLite may refuse to write after a read. */
    <T> T inTransaction(Supplier<T> work) {
        return transaction.execute(status -> work.get());
    }
}
