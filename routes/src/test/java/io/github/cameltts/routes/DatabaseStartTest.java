package io.github.cameltts.routes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.spi.SpeechStorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.component.sql.SqlComponent;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class DatabaseStartTest {

    @TempDir
    private Path folder;

    @Test
    void schemaIsThereBeforeTheFirstRequest() throws SQLException {
        try (TestApp app = app(folder.resolve("new/home")).start()) {
            assertThat(folder.resolve("new/home/tts.db")).exists();
            assertThat(app.number("select count(*) from tts_asset")).isZero();
            assertThat(app.number("select count(*) from pragma_journal_mode where journal_mode = 'wal'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void homeThatIsAFileIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertRefused(() -> app(file).start(), "tts.home", "FileAlreadyExistsException", "another folder");
    }

    @Test
    void homeInsideAFileIsRefused() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));

        assertRefused(() -> app(file.resolve("home")).start(), "tts.home", "another folder");
    }

    @Test
    void schemaOfANewerProgramIsRefused() throws SQLException {
        try (TestApp app = app(folder).start()) {
            app.execute("insert into tts_schema_history (installed_rank, version, description, type, script,"
                    + " checksum, installed_by, execution_time, success)"
                    + " values (99, '99', 'from the future', 'SQL', 'V99__x.sql', 1, 'x', 1, 1)");
        }

        assertRefused(() -> app(folder).start(), "newer version", "schema 99", "Update the program");
    }

    @Test
    void fileThatIsNoDatabaseIsRefused() throws IOException {
        Files.writeString(folder.resolve("tts.db"), "This is not a database at all. ".repeat(100));

        assertRefused(() -> app(folder).start(), "Cannot open the database", "tts.db.url");
    }

    @Test
    void otherDatabasesAreRefused() {
        assertRefused(
                () -> app(folder)
                        .with("tts.db.url", "jdbc:mysql://localhost/tts")
                        .start(),
                "tts.db.url must start with jdbc:sqlite:");
    }

    @Test
    void twoProgramsMayStartAtOnce() {
        Stream.of(1, 2, 3, 4).parallel().forEach(i -> {
            try (TestApp app = app(folder).start()) {
                assertThat(app.number("select count(*) from tts_asset")).isZero();
            } catch (SQLException e) {
                throw new AssertionError(e);
            }
        });
    }

    @Test
    void dataSourceOfTheApplicationIsLeftToIt() throws SQLException {
        SQLiteDataSource own = new SQLiteDataSource();
        own.setUrl("jdbc:sqlite:" + folder.resolve("own.db"));

        try (TestApp app = app(folder).bind("own", own).start()) {
            app.ask("tts-sql:find-asset", Map.of("CamelTtsKey", "none"), Map.of());

            assertThat(app.context().getRegistry().findByType(DataSource.class)).containsExactly(own);
            assertThat(app.context().getComponent("sql", SqlComponent.class).getDataSource())
                    .isSameAs(own);
        }
    }

    private static TestApp app(Path home) {
        return TestApp.over(home).routes(new RouteBuilder() {
            @Override
            public void configure() {
                from("direct:store").to("kamelet:tts-store-action");
            }
        });
    }

    /** Nobody but the operator learns where things lie, who has the cause. */
    private void assertRefused(ThrowingCallable start, String... hints) {
        assertThatThrownBy(start).satisfies(failure -> {
            Throwable cause = failure;
            while (cause != null && !(cause instanceof SpeechStorageException)) {
                cause = cause.getCause();
            }
            assertThat(cause)
                    .isInstanceOf(SpeechStorageException.class)
                    .hasMessageContainingAll(hints)
                    .hasMessageNotContaining(folder.toString());
        });
    }
}
