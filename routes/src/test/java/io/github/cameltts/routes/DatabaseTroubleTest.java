package io.github.cameltts.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.CannotGetJdbcConnectionException;

/** Drivers say where the database lies, which is not told. */
class DatabaseTroubleTest {

    @Test
    void theFolderThatADriverNamesIsNotTold() {
        SQLException failure = new SQLException("path to '/home/jo/tts.db': '/home/jo' does not exist");

        assertThat(DatabaseTrouble.of(new CannotGetJdbcConnectionException("No connection", failure)))
                .isEqualTo("SQLException");
    }

    @Test
    void whatTheDatabaseSaysIsTold() throws SQLException {
        try (Statement statement =
                DriverManager.getConnection("jdbc:sqlite::memory:").createStatement()) {
            Throwable failure = catchThrowable(() -> statement.execute("select * from nowhere"));

            assertThat(DatabaseTrouble.of(failure)).startsWith("[SQLITE_ERROR] SQL error");
        }
    }
}
