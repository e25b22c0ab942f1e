package io.github.cameltts.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.TtsConstants;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {

    private static final String ACTION = "kamelet:tts-sweep-action?pause=1";

    @TempDir
    private Path home;

    private final BlockingQueue<Map<?, ?>> summaries = new LinkedBlockingQueue<>();
    private TestApp app;

    @BeforeEach
    void start() {
        app = TestApp.over(home).start();
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void expiredRowsAndTheirFilesGo() throws Exception {
        store("dead", "old audio");
        store("live", "new audio");
        expire("dead");

        assertThat(sweep())
                .isEqualTo(Map.of(
                        "expiredFiles", 1L,
                        "expiredAssets", 1L,
                        "agedAssets", 0L,
                        "deletedBlobs", 1L,
                        "deletedBytes", 9L,
                        "waiting", false));
        assertThat(app.number("select count(*) from tts_asset where asset_key = 'live'"))
                .isEqualTo(1);
        assertThat(app.number("select count(*) from tts_file")).isEqualTo(1);
        assertThat(app.number("select entries from tts_removal where cause = 'expired'"))
                .isEqualTo(1);
        assertThat(new HomeFolder(home).onlyBlob()).hasContent("new audio");
    }

    @Test
    void fileThatAnotherRowNamesStays() throws Exception {
        store("dead", "same audio");
        store("live", "same audio");
        expire("dead");

        assertThat(sweep().get("deletedBlobs")).isEqualTo(0L);

        assertThat(new HomeFolder(home).onlyBlob()).hasContent("same audio");
    }

    @Test
    void pinnedAssetAndItsFileIdStay() throws Exception {
        store("pinned", "audio");
        expire("pinned");
        app.execute("update tts_asset set pinned = 1, created_at = 1");

        Map<?, ?> summary = sweep("retention=1d");

        assertThat(summary.get("expiredAssets")).isEqualTo(0L);
        assertThat(summary.get("agedAssets")).isEqualTo(0L);
        assertThat(summary.get("expiredFiles")).isEqualTo(0L);
        assertThat(new HomeFolder(home).blobs()).hasSize(1);
    }

    @Test
    void expiredAudioThatMayStillHaveToAnswerStays() throws Exception {
        store("dead", "old audio");
        long now = System.currentTimeMillis();
        app.execute("update tts_asset set expires_at = " + (now - 60_000));
        app.execute("update tts_file set expires_at = " + (now - 60_000));

        Map<?, ?> summary = sweep("staleIfError=1h");

        assertThat(summary.get("expiredAssets")).isEqualTo(0L);
        assertThat(summary.get("expiredFiles")).isEqualTo(0L);
        assertThat(new HomeFolder(home).blobs()).hasSize(1);
        assertThat(sweep("staleIfError=30s").get("expiredAssets")).isEqualTo(1L);
    }

    @Test
    void retentionTakesWhatIsOldHoweverLongItWouldLive() throws Exception {
        store("old", "old audio");
        store("young", "new audio");
        long dayAgo = System.currentTimeMillis() - Duration.ofDays(1).toMillis();
        app.execute("update tts_asset set use_count = 1000, created_at = " + dayAgo + " where asset_key = 'old'");

        assertThat(sweep("retention=2d").get("agedAssets")).isEqualTo(0L);
        assertThat(sweep().get("agedAssets")).isEqualTo(0L);
        assertThat(sweep("retention=23h").get("agedAssets")).isEqualTo(1L);

        assertThat(app.number("select entries from tts_removal where cause = 'retention'"))
                .isEqualTo(1);
        assertThat(new HomeFolder(home).onlyBlob()).hasContent("new audio");
    }

    @Test
    void retentionIsAProperty() throws Exception {
        store("old", "old audio");
        app.execute("update tts_asset set created_at = 1");
        app.close();
        app = TestApp.over(home).with("tts.store.retention", "365d").start();

        assertThat(sweep().get("agedAssets")).isEqualTo(1L);
    }

    @Test
    void fileIdsEndWhileTheirAssetLivesOn() throws Exception {
        store("live", "audio");
        app.execute("insert into tts_file values ('ended', 'live', null, 1, 1), ('lost', 'gone', null, 1, 1)");
        app.execute("insert into tts_file values ('later', 'live', null, 1, " + Long.MAX_VALUE + ")");

        Map<?, ?> summary = sweep();

        assertThat(summary.get("expiredFiles")).isEqualTo(2L);
        assertThat(summary.get("expiredAssets")).isEqualTo(0L);
        assertThat(app.number("select count(*) from tts_file where file_id in ('ended', 'lost')"))
                .isZero();
        assertThat(app.number("select count(*) from tts_file")).isEqualTo(2);
    }

    @Test
    void blobsThatNobodyNamesAndFilesOfDeadWritersGo() throws Exception {
        store("live", "audio");
        BlobFolder blobs = new BlobFolder(home.resolve("blobs"));
        app.execute("insert into tts_blob values ('" + write(blobs, new byte[] {1}) + "', 1, 0, 1)");
        Path stale = Files.createDirectories(home.resolve("blobs/tmp")).resolve("stale.tmp");
        Files.createFile(stale);
        Files.setLastModifiedTime(stale, FileTime.from(Instant.EPOCH));

        Map<?, ?> summary = sweep();

        assertThat(summary.get("deletedBlobs")).isEqualTo(2L);
        assertThat(new HomeFolder(home).onlyBlob()).hasContent("audio");
    }

    @Test
    void manySlicesTakeAll() throws Exception {
        for (int i = 0; i < 57; i++) {
            store("dead" + i, "audio " + i);
            app.execute("insert into tts_file values ('f" + i + "', 'live', null, 1, 1)");
        }
        store("live", "audio");
        app.execute("update tts_asset set expires_at = 1 where asset_key <> 'live'");

        Map<?, ?> summary = sweep("rows=10");

        assertThat(summary.get("expiredAssets")).isEqualTo(57L);
        assertThat(summary.get("expiredFiles")).isEqualTo(114L);
        assertThat(summary.get("deletedBlobs")).isEqualTo(57L);
        assertThat(new HomeFolder(home).onlyBlob()).hasContent("audio");
    }

    @Test
    void callerOfASweepKeepsItsHeaders() {
        Message swept = app.ask(ACTION, "anything", Map.of("Mine", "kept"));

        assertThat(swept.getHeaders()).containsOnly(Map.entry("Mine", "kept"));
    }

    @Test
    void sweepOfALockedDatabaseGivesUpUntilTheNextOne() throws Exception {
        store("dead", "audio");
        expire("dead");
        app.close();
        try (Connection other = TestApp.connect(home);
                Statement statement = other.createStatement()) {
            statement.execute("begin immediate");
            app = sweeper(
                            TestApp.over(home)
                                    .with("tts.db.url", "jdbc:sqlite:" + home.resolve("tts.db") + "?busy_timeout=50"),
                            "kamelet:tts-expiry-sweep-source?delay=0&pause=1&period=200")
                    .start();
            assertThat(summaries.poll(20, TimeUnit.SECONDS).get("expiredAssets"))
                    .isEqualTo(0L);
            statement.execute("rollback");
        }

        Object expired;
        do {
            expired = summaries.poll(20, TimeUnit.SECONDS).get("expiredAssets");
        } while (expired.equals(0L));
        assertThat(expired).isEqualTo(1L);
    }

    @Test
    void recipeRunsOnTheConfiguredPeriod() throws Exception {
        app.close();
        app = TestApp.over(home)
                .with("tts.sweep.period", "1234")
                .recipes("classpath:camel-tts/tts-sweep.camel.yaml")
                .start();

        assertThat(app.context().getEndpoints())
                .anyMatch(endpoint -> endpoint.getEndpointUri().contains("period=1234"));
    }

    private void store(String key, String audio) {
        app.ask("kamelet:tts-store-action", audio, Map.of(TtsConstants.KEY, key, TtsConstants.FORMAT, "wav"));
    }

    private void expire(String key) throws SQLException {
        app.execute("update tts_asset set expires_at = 1 where asset_key = '" + key + "'");
        app.execute("update tts_file set expires_at = 1 where asset_key = '" + key + "'");
    }

    private Map<?, ?> sweep(String... parameters) {
        String endpoint = String.join(
                "&", Stream.concat(Stream.of(ACTION), Stream.of(parameters)).toList());
        return app.ask(endpoint, "", Map.of()).getBody(Map.class);
    }

    private TestApp sweeper(TestApp sweeping, String source) {
        return sweeping.routes(new RouteBuilder() {
            @Override
            public void configure() {
                from(source)
                        .process(exchange -> summaries.add(exchange.getMessage().getBody(Map.class)));
            }
        });
    }

    private static String write(BlobFolder blobs, byte[] bytes) {
        BlobFolder.Blob blob = BlobFolder.describe(bytes, "wav");
        blobs.write(blob, bytes);
        return blob.name();
    }
}
