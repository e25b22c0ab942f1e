package io.github.cameltts.routes.evict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.TestApp;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.camel.Message;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store never has more than it may, and answers whatever happens to it. */
class StoreBoundTest {

    private static final int KIB = 1024;
    private static final String COUNT = "select count(*) from tts_asset";
    private static final String BYTES = "select value from tts_counter where name = 'blob_bytes'";

    @TempDir
    private Path home;

    private TestApp app;
    private StoredAssets assets;

    private void start(String maxBytes) {
        start(TestApp.over(home).with("tts.store.maxBytes", maxBytes));
    }

    private void start(TestApp configured) {
        app = configured.start();
        assets = new StoredAssets(app);
    }

    @AfterEach
    void stop() {
        if (app != null) {
            app.close();
        }
    }

    @Test
    void boundHoldsUnderManyWritersOfManySizes() throws Exception {
        long bound = 2_000 * KIB;
        start("2000KiB");
        ExecutorService writers = Executors.newFixedThreadPool(8);
        try (FolderSize folder = new FolderSize(home.resolve("blobs"))) {
            List<Callable<Void>> work = IntStream.range(0, 8)
                    .<Callable<Void>>mapToObj(writer -> () -> {
                        Random random = new Random(writer);
                        for (int i = 0; i < 60; i++) {
                            String key = writer + "-" + i;
                            Message stored = assets.store(key, 1 + random.nextInt(100 * KIB), random.nextInt(5_000));
                            assertThat(stored.getHeader(TtsConstants.FILE_ID)).isNotNull();
                        }
                        return null;
                    })
                    .toList();
            for (Future<Void> writer : writers.invokeAll(work)) {
                writer.get();
            }
            assertThat(folder.most()).isBetween(bound * 8 / 10, bound * 101 / 100);
        } finally {
            writers.shutdownNow();
        }
        Awaitility.await()
                .untilAsserted(
                        () -> { // one that the last writers asked for may be under way
                            app.ask("kamelet:tts-evict-action", "", Map.of());
                            assertThat(app.number(BYTES)).isLessThanOrEqualTo(bound * 9 / 10);
                        });
        assertThat(app.number(BYTES)).isGreaterThan(bound / 2);
        assertThat(app.number(BYTES)).isEqualTo(sizeOfBlobs());
        assertThat(app.number("select sum(entries) from tts_removal where cause = 'evicted'"))
                .isEqualTo(480 - app.number(COUNT));
    }

    @Test
    void twoProcessesShareTheBound() throws Exception {
        long bound = 1_000 * KIB;
        start("1000KiB");
        ExecutorService writers = Executors.newFixedThreadPool(8);
        try (TestApp other =
                        TestApp.over(home).with("tts.store.maxBytes", "1000KiB").start();
                FolderSize folder = new FolderSize(home.resolve("blobs"))) {
            List<StoredAssets> both = List.of(assets, new StoredAssets(other));
            List<Callable<Message>> work = IntStream.range(0, 400)
                    .<Callable<Message>>mapToObj(i -> () -> both.get(i % 2).store("asset-" + i, (3 + i % 3) * KIB))
                    .toList();
            for (Future<Message> stored : writers.invokeAll(work)) {
                assertThat(stored.get().getHeader(TtsConstants.FILE_ID)).isNotNull();
            }
            assertThat(folder.most()).isBetween(bound * 8 / 10, bound * 101 / 100);
        } finally {
            writers.shutdownNow();
        }
    }

    @Test
    void writersOfWhichOnlyOneFitsAtATimeWaitForEachOther() throws Exception {
        start("100KiB");
        ExecutorService writers = Executors.newFixedThreadPool(4);
        try (FolderSize folder = new FolderSize(home.resolve("blobs"))) {
            List<Callable<Message>> work = IntStream.range(0, 12)
                    .<Callable<Message>>mapToObj(i -> () -> assets.store("asset-" + i, 60 * KIB))
                    .toList();
            for (Future<Message> stored : writers.invokeAll(work)) {
                assertThat(stored.get().getHeader(TtsConstants.FILE_ID)).isNotNull();
            }
            assertThat(folder.most()).isLessThanOrEqualTo(101 * KIB);
        } finally {
            writers.shutdownNow();
        }
        assertThat(StoreBound.of(app.context()).refused()).isZero();
    }

    private long sizeOfBlobs() {
        try (FolderSize folder = new FolderSize(home.resolve("blobs"))) {
            return folder.now();
        }
    }

    @Test
    void pinnedAssetsStay() throws SQLException {
        start("100KiB");
        assets.store("pinned", 40 * KIB, 0);
        app.execute("update tts_asset set pinned = 1");

        IntStream.range(0, 10).forEach(i -> assets.store("other-" + i, 20 * KIB));

        assertThat(assets.has("pinned")).isTrue();
    }

    @Test
    void whatFindsNoRoomIsAnsweredAllTheSame() throws SQLException {
        start("100KiB");
        assets.store("a", 50 * KIB);
        assets.store("b", 50 * KIB);
        app.execute("update tts_asset set pinned = 1");

        Message answer = assets.store("c", 20 * KIB);

        assertThat(answer.getBody()).isEqualTo(StoredAssets.audio("c", 20 * KIB));
        assertThat(answer.getHeader(TtsConstants.FILE_ID)).isNull();
        assertThat(StoreBound.of(app.context()).refused()).isEqualTo(1);
        assertThat(app.number(COUNT)).isEqualTo(2);
        assertThat(app.number("select count(*) from tts_file")).isEqualTo(2);
        assertThat(app.number(BYTES)).isEqualTo(100 * KIB).isEqualTo(sizeOfBlobs());
    }

    @Test
    void storeThatWasFullOfPinsStoresAgainWhenTheyAreTakenOut() throws SQLException {
        start("100KiB");
        assets.store("a", 100 * KIB);
        app.execute("update tts_asset set pinned = 1");
        assets.store("b", 20 * KIB);
        app.execute("update tts_asset set pinned = 0");

        assets.store("b", 20 * KIB);

        assertThat(assets.has("b")).isTrue();
        assertThat(assets.has("a")).isFalse();
    }

    @Test
    void assetLargerThanTheBoundPushesNothingOut() throws SQLException {
        start("100KiB");
        assets.store("a", 60 * KIB);

        Message answer = assets.store("huge", 101 * KIB);

        assertThat(answer.getBody(byte[].class)).hasSize(101 * KIB);
        assertThat(answer.getHeader(TtsConstants.FILE_ID)).isNull();
        assertThat(assets.has("a")).isTrue();
        assertThat(app.number(COUNT)).isEqualTo(1);
    }

    @Test
    void assetAsLargeAsTheBoundTakesThePlaceOfAllOthers() throws SQLException {
        start("100KiB");
        IntStream.range(0, 10).forEach(i -> assets.store("small-" + i, 10 * KIB));

        assets.store("large", 100 * KIB);

        assertThat(app.number("select max(asset_key = 'large') + count(*) from tts_asset"))
                .isIn(0L, 2L); // the way to the low-water mark may have taken it out again
        assertThat(app.number("select sum(bytes) from tts_removal where cause = 'evicted'"))
                .isGreaterThanOrEqualTo(100 * KIB);
    }

    @Test
    void dearAudioOutlivesCheapAudio() {
        start("100KiB");
        assets.store("dear", 20 * KIB, 30_000);
        IntStream.range(0, 20).forEach(i -> assets.store("cheap-" + i, 20 * KIB, 10));

        assertThat(assets.has("dear")).isTrue();
        assertThat(assets.has("cheap-0")).isFalse();
    }

    @Test
    void expiredAudioLeavesFirst() throws SQLException {
        start("100KiB");
        assets.store("dear", 40 * KIB, 30_000);
        assets.store("cheap", 40 * KIB, 10);
        app.execute("update tts_asset set expires_at = created_at where asset_key = 'dear'");

        assets.store("new", 40 * KIB);

        assertThat(app.number(COUNT + " where asset_key = 'dear'")).isZero();
        assertThat(app.number("select entries from tts_removal where cause = 'expired'"))
                .isEqualTo(1);
    }

    @Test
    void storingTheSameBytesNeedsNoRoom() throws SQLException {
        start("100KiB");
        byte[] audio = StoredAssets.audio("same", 90 * KIB);
        for (int i = 0; i < 5; i++) {
            app.ask("kamelet:tts-store-action", audio, Map.of(TtsConstants.KEY, "key-" + i));
        }

        assertThat(app.number(COUNT)).isEqualTo(5);
        assertThat(app.number(BYTES)).isEqualTo(90 * KIB);
    }

    @Test
    void bytesThatAreBeingReadStayWithTheirReader() {
        start("100KiB");
        assets.store("a", 60 * KIB, 1);
        Message hit = assets.lookUp("a");

        assets.store("b", 90 * KIB, 50_000);

        assertThat(assets.has("a")).isFalse();
        assertThat(hit.getBody()).isEqualTo(StoredAssets.audio("a", 60 * KIB));
    }

    @Test
    void boundThatWasLoweredIsKeptFromTheNextAssetOn() throws SQLException {
        start("1000KiB");
        IntStream.range(0, 50).forEach(i -> assets.store("old-" + i, 20 * KIB));
        app.close();
        start("100KiB");

        assets.store("new", 20 * KIB);

        assertThat(app.number(BYTES)).isLessThanOrEqualTo(100 * KIB);
        Awaitility.await().untilAsserted(() -> assertThat(sizeOfBlobs()).isEqualTo(80 * KIB));
    }

    @Test
    void nearlyFullDiskGetsRoomByEvicting() throws SQLException {
        AtomicLong othersUse = new AtomicLong();
        start(TestApp.over(home).with("tts.store.minFreeBytes", "100KiB").bind("ttsDiskSpace", (DiskSpace)
                () -> 400 * KIB - othersUse.get() - sizeOfBlobs()));
        IntStream.range(0, 10).forEach(i -> assets.store("old-" + i, 20 * KIB));
        othersUse.set(100 * KIB);

        Message stored = assets.store("new", 20 * KIB);

        assertThat(stored.getHeader(TtsConstants.FILE_ID)).isNotNull();
        assertThat(app.number(COUNT)).isBetween(1L, 10L);
        assertThat(sizeOfBlobs()).isLessThanOrEqualTo(200 * KIB);
    }

    @Test
    void fullDiskThatEvictingCannotHelpLosesNothingOfTheStore() throws SQLException {
        AtomicLong usable = new AtomicLong(1_000 * KIB);
        start(TestApp.over(home).with("tts.store.minFreeBytes", "100KiB").bind("ttsDiskSpace", (DiskSpace)
                usable::get));
        IntStream.range(0, 3).forEach(i -> assets.store("old-" + i, 20 * KIB));
        usable.set(10 * KIB);

        Message refused = assets.store("new", 20 * KIB);
        app.ask("kamelet:tts-evict-action", "", Map.of());
        long kept = app.number(COUNT);
        Map<String, Object> health = health();
        usable.set(1_000 * KIB);
        Message stored = assets.store("new", 20 * KIB);

        assertThat(refused.getBody(byte[].class)).hasSize(20 * KIB);
        assertThat(refused.getHeader(TtsConstants.FILE_ID)).isNull();
        assertThat(kept).isEqualTo(3);
        assertThat(health).containsEntry("diskFull", true).containsEntry("refusedAssets", 1L);
        assertThat(stored.getHeader(TtsConstants.FILE_ID)).isNotNull();
        assertThat(health()).containsEntry("diskFull", false).containsEntry("storedBytes", 80L * KIB);
    }

    private Map<String, Object> health() {
        HealthCheck.Result result = HealthCheckRegistry.get(app.context())
                .getCheck("tts-store")
                .orElseThrow()
                .call();
        assertThat(result.getState()).isEqualTo(HealthCheck.State.UP);
        return result.getDetails();
    }

    @Test
    void realDiskIsAskedToo() throws SQLException {
        start(TestApp.over(home).with("tts.store.minFreeBytes", "1000000GiB"));

        assertThat(assets.store("a", 10).getHeader(TtsConstants.FILE_ID)).isNull();
        assertThat(app.number(COUNT)).isZero();
    }

    @Test
    void sizeThatIsNoneStopsTheStart() {
        for (String size : List.of("much", "-1", "1.5GiB")) {
            TestApp broken = TestApp.over(home)
                    .with("tts.store.maxBytes", size)
                    .recipes("classpath:camel-tts/tts-speak.camel.yaml");
            assertThatThrownBy(broken::start).hasStackTraceContaining("tts.store.maxBytes) is '" + size + "'");
        }
    }
}
