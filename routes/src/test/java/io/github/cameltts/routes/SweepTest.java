package io.github.cameltts.routes;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.TtsConstants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepTest {

    private static final String SOURCE = "kamelet:tts-expiry-sweep-source?delay=0&pause=1&period=60m";

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
        age(new HomeFolder(home).blobs());

        Map<?, ?> summary = sweep(SOURCE);

        assertThat(summary)
                .isEqualTo(Map.of(
                        "expiredFiles", 1L,
                        "expiredAssets", 1L,
                        "deletedBlobs", 1L,
                        "deletedBytes", 9L,
                        "deletedTemporaryFiles", 0L));
        assertThat(app.number("select count(*) from tts_asset where asset_key = 'live'"))
                .isEqualTo(1);
        assertThat(app.number("select count(*) from tts_file")).isEqualTo(1);
        assertThat(new HomeFolder(home).onlyBlob()).hasContent("new audio");
    }

    @Test
    void fileThatAnotherRowNamesStays() throws Exception {
        store("dead", "same audio");
        store("live", "same audio");
        expire("dead");
        age(new HomeFolder(home).blobs());

        assertThat(sweep(SOURCE).get("deletedBlobs")).isEqualTo(0L);

        assertThat(new HomeFolder(home).onlyBlob()).hasContent("same audio");
    }

    @Test
    void pinnedAssetAndItsFileIdStay() throws Exception {
        store("pinned", "audio");
        expire("pinned");
        app.execute("update tts_asset set pinned = 1");
        age(new HomeFolder(home).blobs());

        Map<?, ?> summary = sweep(SOURCE);

        assertThat(summary.get("expiredAssets")).isEqualTo(0L);
        assertThat(summary.get("expiredFiles")).isEqualTo(0L);
        assertThat(new HomeFolder(home).blobs()).hasSize(1);
    }

    @Test
    void expiredAudioThatMayStillHaveToAnswerStays() throws Exception {
        store("dead", "old audio");
        long now = System.currentTimeMillis();
        app.execute("update tts_asset set expires_at = " + (now - 60_000));
        app.execute("update tts_file set expires_at = " + (now - 60_000));
        age(new HomeFolder(home).blobs());

        Map<?, ?> summary = sweep(SOURCE + "&staleIfError=1h");

        assertThat(summary.get("expiredAssets")).isEqualTo(0L);
        assertThat(summary.get("expiredFiles")).isEqualTo(0L);
        assertThat(new HomeFolder(home).blobs()).hasSize(1);
        assertThat(sweep(SOURCE + "&staleIfError=30s").get("expiredAssets")).isEqualTo(1L);
    }

    @Test
    void youngFileWithoutARowIsLeftToItsStore() throws Exception {
        write(new BlobFolder(home.resolve("blobs")), new byte[] {1});

        assertThat(sweep(SOURCE).get("deletedBlobs")).isEqualTo(0L);
        assertThat(new HomeFolder(home).blobs()).hasSize(1);

        app.close();
        start();
        assertThat(sweep(SOURCE + "&grace=0").get("deletedBlobs")).isEqualTo(1L);
    }

    @Test
    void staleTemporaryFilesGo() throws Exception {
        Path temporary = Files.createDirectories(home.resolve("blobs/tmp"));
        age(List.of(Files.createFile(temporary.resolve("stale.tmp"))));
        Files.createFile(temporary.resolve("young.tmp"));

        assertThat(sweep(SOURCE).get("deletedTemporaryFiles")).isEqualTo(1L);
        assertThat(temporary.resolve("young.tmp")).exists();
        assertThat(temporary.resolve("stale.tmp")).doesNotExist();
    }

    @Test
    void manySlicesTakeAll() throws Exception {
        for (int i = 0; i < 57; i++) {
            store("dead" + i, "audio " + i);
        }
        app.execute("update tts_asset set expires_at = 1");
        app.execute("update tts_file set expires_at = 1");
        age(new HomeFolder(home).blobs());

        Map<?, ?> summary = sweep(SOURCE + "&rows=10");

        assertThat(summary.get("expiredAssets")).isEqualTo(57L);
        assertThat(summary.get("expiredFiles")).isEqualTo(57L);
        assertThat(summary.get("deletedBlobs")).isEqualTo(57L);
        assertThat(new HomeFolder(home).blobs()).isEmpty();
    }

    @Test
    void twoSweepsAtOnceShareTheWork() throws Exception {
        for (int i = 0; i < 40; i++) {
            store("dead" + i, "audio " + i);
        }
        store("live", "live audio");
        app.execute("update tts_asset set expires_at = 1 where asset_key <> 'live'");
        age(new HomeFolder(home).blobs());
        long deleted = 0;
        try (TestApp second = sweeper(TestApp.over(home), SOURCE + "&rows=4").start()) {
            app.close();
            app = sweeper(TestApp.over(home), SOURCE + "&rows=4").start();
            for (int i = 0; i < 2; i++) {
                deleted += (Long) summaries.poll(20, TimeUnit.SECONDS).get("deletedBlobs");
            }
        }

        assertThat(deleted).isEqualTo(40);
        assertThat(app.number("select count(*) from tts_asset")).isEqualTo(1);
        assertThat(new HomeFolder(home).onlyBlob()).hasContent("live audio");
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
    void fileThatIsStoredAgainWhileItIsSweptSurvives() throws Exception {
        BlobFolder blobs = new BlobFolder(home.resolve("blobs"));
        byte[] bytes = {1, 2, 3};
        for (int i = 0; i < 300; i++) {
            String name = write(blobs, bytes);
            Files.setLastModifiedTime(home.resolve("blobs").resolve(name), FileTime.from(Instant.EPOCH));
            Instant cutoff = Instant.now().minus(Duration.ofMinutes(1));
            Thread store = new Thread(() -> write(blobs, bytes));
            store.start();
            blobs.remove(name, cutoff);
            store.join();

            assertThat(home.resolve("blobs").resolve(name)).hasBinaryContent(bytes);
        }
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

    private static void age(List<Path> files) throws IOException {
        for (Path file : files) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.now().minus(Duration.ofHours(2))));
        }
    }

    private Map<?, ?> sweep(String source) throws InterruptedException {
        app.close();
        app = sweeper(TestApp.over(home), source).start();
        Map<?, ?> summary = summaries.poll(20, TimeUnit.SECONDS);
        assertThat(summary).as("the summary of the sweep").isNotNull();
        return summary;
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
