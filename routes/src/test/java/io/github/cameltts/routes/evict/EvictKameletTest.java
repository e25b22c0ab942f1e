package io.github.cameltts.routes.evict;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.routes.TestApp;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The step {@code tts-evict-action}. */
class EvictKameletTest {

    private static final int KIB = 1024;

    @TempDir
    private Path home;

    private TestApp app;
    private StoredAssets assets;

    @BeforeEach
    void start() {
        app = TestApp.over(home).with("tts.store.maxBytes", "1000KiB").start();
        assets = new StoredAssets(app);
    }

    @AfterEach
    void stop() {
        app.close();
    }

    @Test
    void storeBelowItsLowWaterMarkIsLeftAlone() throws SQLException {
        fill(10);

        assertThat(evict("")).containsEntry("removedAssets", 0).containsEntry("storedBytes", 200L * KIB);
        assertThat(count()).isEqualTo(10);
    }

    @Test
    void storeIsEmptiedToItsLowWaterMark() throws SQLException {
        fill(40);

        Map<?, ?> done = evict("?lowWater=50&pause=0");

        assertThat(done.get("removedAssets")).isEqualTo(15);
        assertThat(done.get("deletedBlobs")).isEqualTo(15);
        assertThat(done.get("deletedBytes")).isEqualTo(15L * 20 * KIB);
        assertThat(done.get("storedBytes")).isEqualTo(500L * KIB);
        assertThat(done.get("maxBytes")).isEqualTo(1_000L * KIB);
        assertThat(count()).isEqualTo(25);
    }

    @Test
    void smallerBoundMayBeAskedFor() throws SQLException {
        fill(40);

        evict("?maxBytes=100KiB&pause=0");

        assertThat(count()).isEqualTo(4);
    }

    @Test
    void everythingMayBeAskedForAndPinsStay() throws SQLException {
        fill(10);
        app.execute("update tts_asset set pinned = 1 where asset_key = 'asset-3'");

        evict("?lowWater=0&pause=0");

        assertThat(count()).isEqualTo(1);
        assertThat(assets.has("asset-3")).isTrue();
    }

    @Test
    void cheapestLeaveFirst() {
        for (int i = 0; i < 10; i++) {
            assets.store("asset-" + i, 20 * KIB, 1_000L * (10 - i));
        }

        evict("?maxBytes=100KiB&lowWater=100&pause=0");

        assertThat(IntStream.range(0, 10).filter(i -> assets.has("asset-" + i))).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    void onlyOneIsUnderWay() throws SQLException {
        fill(10);
        StoreBound.of(app.context()).beginRun();

        assertThat(evict("?lowWater=0&pause=0")).containsEntry("removedAssets", 0);
        StoreBound.of(app.context()).endRun();
        assertThat(evict("?lowWater=0&pause=0")).containsEntry("removedAssets", 10);
    }

    @Test
    void evictionThatFailsLeavesTheWayFreeForTheNext() throws SQLException {
        fill(10);
        app.execute("alter table tts_removal rename to gone");
        assertThat(evict("?lowWater=0&pause=0")).containsEntry("removedAssets", 0);
        assertThat(count()).isEqualTo(10);

        app.execute("alter table gone rename to tts_removal");
        assertThat(evict("?lowWater=0&pause=0")).containsEntry("removedAssets", 10);
    }

    private void fill(int count) {
        IntStream.range(0, count).forEach(i -> assets.store("asset-" + i, 20 * KIB));
    }

    private Map<String, Object> evict(String parameters) {
        @SuppressWarnings("unchecked")
        Map<String, Object> done =
                app.ask("kamelet:tts-evict-action" + parameters, "", Map.of()).getBody(Map.class);
        return done;
    }

    private long count() throws SQLException {
        return app.number("select count(*) from tts_asset");
    }
}
