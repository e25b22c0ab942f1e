package io.github.cameltts.routes.evict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.routes.TestApp;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The numbers that assets have in the database, over restarts and changes of the strategy. */
class PrioritiesTest {

    private static final int KIB = 1024;
    private static final String FLOOR =
            "select cast(value as real) * 1000000000 from tts_setting where name = 'eviction_floor'";
    private static final String STRATEGY =
            "select count(*) from tts_setting where name = 'eviction_strategy' and value = ";

    @TempDir
    private Path home;

    private TestApp app;
    private StoredAssets assets;

    private void start(String strategy) {
        start(TestApp.over(home).with("tts.store.eviction", strategy), strategy);
    }

    private void start(TestApp configured, String strategy) {
        app = configured.with("tts.store.maxBytes", "100KiB").start();
        assets = new StoredAssets(app);
        Priorities.of(app.context());
        Awaitility.await().until(() -> app.number(STRATEGY + "'" + strategy + "'") == 1);
    }

    @AfterEach
    void stop() {
        if (app != null) {
            app.close();
        }
    }

    @Test
    void evictionRaisesTheFloorAndWhatComesLaterStartsFromIt() throws SQLException {
        start("gdsf");
        assets.store("first", 20 * KIB);
        double first = priority("first");

        IntStream.range(0, 20).forEach(i -> assets.store("other-" + i, 20 * KIB));

        assertThat(app.number(FLOOR)).isPositive();
        assertThat(priority("other-19")).isGreaterThan(first);
    }

    @Test
    void restartKeepsFloorAndNumbers() throws SQLException {
        start("gdsf");
        // Three are what an eviction leaves, and a fourth does not fit: there is nothing between.
        IntStream.range(0, 20).forEach(i -> assets.store("other-" + i, 30 * KIB));
        app.ask("kamelet:tts-evict-action", "", Map.of());
        Awaitility.await().until(() -> app.number("select count(*) from tts_asset") == 3);
        long floor = app.number(FLOOR);
        double before = priority("other-19");
        app.close();

        start("gdsf");
        assets.store("late", 1, 1_000);
        double expected = floor / 1e9 + 1_000 + 100 * AssetValue.MICROS_PER_MILLISECOND;

        assertThat(app.number(FLOOR)).isEqualTo(floor);
        assertThat(priority("other-19")).isEqualTo(before);
        assertThat(priority("late")).isCloseTo(expected, Offset.offset(1e-6));
    }

    @Test
    void anotherStrategyGivesEveryAssetAnotherNumber() throws SQLException {
        start("gdsf");
        IntStream.range(0, 4).forEach(i -> assets.store("asset-" + i, 20 * KIB));
        app.close();

        start("lru");

        assertThat(app.number("select count(*) from tts_asset where priority = last_used_at"))
                .isEqualTo(4);
        app.close();
        start("gdsf");
        assertThat(app.number("select count(*) from tts_asset where priority between 0.00001 and 1"))
                .isEqualTo(4);
    }

    @Test
    void numbersOfAnEarlierVersionAreMade() throws SQLException {
        start("gdsf");
        IntStream.range(0, 4).forEach(i -> assets.store("asset-" + i, 20 * KIB));
        app.close();
        app.execute("update tts_asset set priority = 0");
        app.execute("delete from tts_setting");

        start("gdsf");

        assertThat(app.number("select count(*) from tts_asset where priority > 0"))
                .isEqualTo(4);
    }

    @Test
    void floorOfOneStrategyIsNoneOfAnother() throws SQLException {
        start("lru");
        IntStream.range(0, 20).forEach(i -> assets.store("other-" + i, 20 * KIB));
        assertThat(app.number(FLOOR)).isPositive();
        app.close();

        start("gdsf");

        assertThat(app.number("select count(*) from tts_setting where name = 'eviction_floor'"))
                .isZero();
    }

    @Test
    void beanOfTheRegistryMayBeTheStrategy() throws SQLException {
        EvictionStrategy largest = (value, floor) -> -value.bytes();
        start(TestApp.over(home).bind("largest", largest).with("tts.store.eviction", "largest"), "largest");
        assets.store("large", 50 * KIB, 1_000_000);
        assets.store("small", 10 * KIB, 0);

        assets.store("middle", 45 * KIB);

        assertThat(app.number("select count(*) from tts_asset where asset_key = 'large'"))
                .isZero();
        assertThat(assets.has("small")).isTrue();
    }

    @Test
    void strategyThatAnswersWithNoNumberIsNamed() {
        EvictionStrategy broken = (value, floor) -> Double.NaN;
        start(TestApp.over(home).bind("broken", broken).with("tts.store.eviction", "broken"), "broken");

        assertThatThrownBy(() -> Priorities.of(app.context()).of(new AssetValue(1, 1, 1, 1, 1)))
                .hasMessageContaining("'broken'");
    }

    @Test
    void unknownStrategyStopsTheStartAndTheNearestIsNamed() {
        TestApp wrong = TestApp.over(home)
                .with("tts.store.eviction", "gsdf")
                .recipes("classpath:camel-tts/tts-speak.camel.yaml");

        assertThatThrownBy(wrong::start).hasStackTraceContaining("'gsdf'. Did you mean gdsf");
    }

    private double priority(String key) throws SQLException {
        return app.number("select priority * 1000000000 from tts_asset where asset_key = '" + key + "'") / 1e9;
    }
}
