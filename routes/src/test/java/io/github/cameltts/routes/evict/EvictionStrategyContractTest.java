package io.github.cameltts.routes.evict;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What the store relies on, whichever strategy there is. */
abstract class EvictionStrategyContractTest {

    static final AssetValue ASSET = new AssetValue(3, 1_700_000_000_000L, 1_500, 400, 50_000);

    private final Random random = new Random(20261121);

    abstract EvictionStrategy strategy();

    @RepeatedTest(20)
    void numberIsFinite() {
        AssetValue any = new AssetValue(
                random.nextLong(1, 1_000_000_000),
                random.nextLong(4_000_000_000_000L),
                random.nextLong(1_000_000_000_000L),
                random.nextLong(86_400_000),
                random.nextLong(1, 1L << 40));

        assertThat(strategy().priority(any, random.nextDouble() * 1e12)).isFinite();
    }

    @Test
    void assetOfWhichNothingIsKnownHasANumber() {
        assertThat(strategy().priority(new AssetValue(0, 0, 0, 0, 0), 0)).isFinite();
    }

    @Test
    void useNeverHarms() {
        assertThat(priority(ASSET.used(1, ASSET.lastUsed() + 1))).isGreaterThan(priority(ASSET));
    }

    @Test
    void risingFloorNeverHarms() {
        assertThat(strategy().priority(ASSET, 2))
                .isGreaterThanOrEqualTo(strategy().priority(ASSET, 1));
    }

    @Test
    void sameAssetHasTheSameNumber() {
        assertThat(priority(ASSET)).isEqualTo(priority(ASSET));
    }

    double priority(AssetValue value) {
        return strategy().priority(value, 0);
    }
}
