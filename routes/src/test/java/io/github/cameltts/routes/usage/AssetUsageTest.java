package io.github.cameltts.routes.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.TestApp;
import io.github.cameltts.spi.EngineUnavailableException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.apache.camel.Message;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What hits leave in the database. */
class AssetUsageTest {

    private static final String USES = "select use_count from tts_asset";

    @TempDir
    private Path home;

    private final FakeSpeechEngine engine = new FakeSpeechEngine();
    private TestApp app;

    @BeforeEach
    void start() {
        app = app().start();
    }

    private TestApp app() {
        return TestApp.over(home)
                .with("tts.engine", "fake")
                .with("tts.staleIfError", "1h")
                .with("tts.db.url", "jdbc:sqlite:" + home.resolve("tts.db") + "?busy_timeout=50")
                .bind("fake", engine)
                .recipes("classpath:camel-tts/tts-speak.camel.yaml");
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void hitIsInTheDatabaseAfterAWhile() throws SQLException {
        app.speak("Hello");
        long made = app.number("select last_used_at from tts_asset");

        app.speak("Hello");
        app.speak("Hello");

        Awaitility.await().untilAsserted(() -> assertThat(app.number(USES)).isEqualTo(2));
        assertThat(app.number("select last_used_at from tts_asset")).isGreaterThanOrEqualTo(made);
    }

    @Test
    void hitsInMemoryAndOnDiskAreBothInTheDatabaseAfterTheEnd() throws SQLException {
        app.speak("Hello");
        app.close();
        start();
        assertThat(cache(app.speak("Hello"))).isEqualTo("store");
        assertThat(cache(app.speak("Hello"))).isEqualTo("memory");
        app.close();

        assertThat(app.number(USES)).isEqualTo(2);
    }

    @Test
    void expiredAudioThatAnswersIsUsed() throws SQLException {
        app.speak("Hello");
        app.close();
        app.execute("update tts_asset set expires_at = created_at");
        engine.speaking(request -> {
            throw new EngineUnavailableException("The fake is down. Start it.");
        });
        start();

        assertThat(cache(app.speak("Hello"))).isEqualTo("stale");
        flush();

        assertThat(app.number(USES)).isEqualTo(1);
    }

    @Test
    void makingAnAssetIsNoUse() throws SQLException {
        app.speak("Hello");
        flush();

        assertThat(app.number(USES)).isZero();
    }

    @Test
    void usesOfWhatHasLeftTheStoreAreForgotten() throws SQLException {
        app.speak("Hello");
        app.execute("delete from tts_asset");
        assertThat(cache(app.speak("Hello"))).isEqualTo("memory");

        flush();

        assertThat(app.number("select count(*) from tts_asset")).isZero();
    }

    @Test
    void usesWaitWhileTheDatabaseTakesNone() throws SQLException {
        app.speak("Hello");
        try (Connection other = TestApp.connect(home);
                Statement statement = other.createStatement()) {
            statement.execute("begin immediate");
            app.speak("Hello");
            flush();
            statement.execute("rollback");
        }
        assertThat(app.number(USES)).isZero();

        flush();

        assertThat(app.number(USES)).isEqualTo(1);
    }

    @Test
    void usedAssetIsWorthMoreThanBefore() throws SQLException {
        app.speak("Hello");
        flush();
        app.execute("update tts_asset set priority = 0");

        app.speak("Hello");
        flush();

        assertThat(app.number("select priority > 0 from tts_asset")).isEqualTo(1);
    }

    @Test
    void memoryAloneNeedsNoDatabase(@TempDir Path other) {
        Map<String, Object> key = Map.of(TtsConstants.KEY, "k");
        try (TestApp memory = TestApp.over(other.resolve("none")).start()) {
            memory.ask("kamelet:tts-memory-store-action", new byte[100], key);

            assertThat(cache(memory.ask("kamelet:tts-memory-lookup-action", "text", key)))
                    .isEqualTo("memory");
        }
        assertThat(other.resolve("none")).doesNotExist();
    }

    private void flush() {
        AssetUsage.of(app.context()).flush();
    }

    private static String cache(Message message) {
        return message.getHeader(TtsConstants.CACHE, String.class);
    }
}
