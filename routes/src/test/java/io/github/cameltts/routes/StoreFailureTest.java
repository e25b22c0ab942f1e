package io.github.cameltts.routes;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.TtsConstants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever is wrong with the store, the audio is answered, nothing half-made is cached, and the route lives on. */
class StoreFailureTest {

    @TempDir
    private Path home;

    private final FakeSpeechEngine engine = new FakeSpeechEngine();

    @Test
    void readOnlyDatabase() throws SQLException {
        try (TestApp app = app("").start()) {
            inEachPooledConnection(app, "pragma query_only = true");
            assertAnswersWithoutCaching(app);
            assertThat(app.number("select count(*) from tts_asset")).isZero();

            inEachPooledConnection(app, "pragma query_only = false");
            assertThat(cache(app.speak("Hello"))).isEqualTo("synthesized");
            assertThat(cache(app.speak("Hello"))).isEqualTo("memory");
        }
    }

    /** A read-only file would not stop root, who runs tests in many a container. */
    private static void inEachPooledConnection(TestApp app, String sql) throws SQLException {
        DataSource pool =
                app.context().getComponent("tts-sql", TtsSqlComponent.class).getDataSource();
        List<Connection> connections = new ArrayList<>();
        try {
            for (int i = 0; i < ((HikariDataSource) pool).getMaximumPoolSize(); i++) {
                Connection connection = pool.getConnection();
                connections.add(connection);
                try (Statement statement = connection.createStatement()) {
                    statement.execute(sql);
                }
            }
        } finally {
            for (Connection connection : connections) {
                connection.close();
            }
        }
    }

    @Test
    void databaseThatAnotherProgramHoldsLocked() throws SQLException {
        try (TestApp app = app("?busy_timeout=50").start();
                Connection other = TestApp.connect(home);
                Statement statement = other.createStatement()) {
            statement.execute("begin immediate");
            assertAnswersWithoutCaching(app);

            statement.execute("rollback");
            assertThat(cache(app.speak("Hello"))).isEqualTo("synthesized");
            assertThat(cache(app.speak("Hello"))).isEqualTo("memory");
        }
    }

    @Test
    void databaseWithoutItsTables() throws SQLException {
        try (TestApp app = app("").start()) {
            app.execute("drop table tts_asset");
            assertAnswersWithoutCaching(app);
        }
    }

    @Test
    void fullDiskUnderTheDatabase() throws SQLException {
        long pages;
        try (TestApp app = app("").start()) {
            app.execute("vacuum"); // or pages that a migration has left would be used first
            pages = app.number("pragma page_count");
        }

        try (TestApp app = app("?max_page_count=" + pages).start()) {
            String text = "A long text that needs a page of its own. ".repeat(100);
            assertThat(cache(app.speak(text))).isEqualTo("synthesized");
            assertThat(cache(app.speak(text))).isEqualTo("synthesized");
        }
        assertStoresAgain();
    }

    @Test
    void fullDiskUnderTheFiles() throws IOException, InterruptedException, SQLException {
        Path blobs = Files.createDirectory(home.resolve("blobs"));
        boolean full = command("mount", "-t", "tmpfs", "-o", "size=8k", "tmpfs", blobs.toString());
        if (full) {
            Files.write(blobs.resolve("ballast"), new byte[8192]);
        } else {
            // Only root may mount a tiny disk; to anybody else a file in the folder's place fails the same way.
            Files.delete(blobs);
            Files.createFile(blobs);
        }

        try (TestApp app = app("").start()) {
            assertAnswersWithoutCaching(app);
            assertThat(app.number("select (select count(*) from tts_asset) + (select count(*) from tts_file)"))
                    .isZero();
            assertThat(new HomeFolder(home).blobs()).allMatch(file -> file.endsWith("ballast"));
        } finally {
            if (full) {
                command("umount", blobs.toString());
            }
            Files.deleteIfExists(blobs);
        }
        assertStoresAgain();
    }

    private void assertAnswersWithoutCaching(TestApp app) {
        int before = engine.calls();

        Message first = app.speak("Hello");
        Message second = app.speak("Hello");

        assertThat(first.getBody(byte[].class)).isNotEmpty().isEqualTo(second.getBody(byte[].class));
        assertThat(cache(first)).isEqualTo("synthesized");
        assertThat(cache(second)).isEqualTo("synthesized");
        assertThat(second.getHeaders()).doesNotContainKeys(TtsConstants.FILE_ID, TtsConstants.EXPIRES_AT);
        assertThat(engine.calls()).isEqualTo(before + 2);
    }

    private void assertStoresAgain() {
        try (TestApp app = app("").start()) {
            assertThat(cache(app.speak("Hello again"))).isEqualTo("synthesized");
            assertThat(cache(app.speak("Hello again"))).isEqualTo("memory");
        }
    }

    private TestApp app(String databaseOptions) {
        return TestApp.over(home)
                .with("tts.engine", "fake")
                .with("tts.db.url", "jdbc:sqlite:" + home.resolve("tts.db") + databaseOptions)
                .bind("fake", engine)
                .recipes("classpath:camel-tts/tts-speak.camel.yaml");
    }

    private static String cache(Message message) {
        return message.getHeader(TtsConstants.CACHE, String.class);
    }

    private static boolean command(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
