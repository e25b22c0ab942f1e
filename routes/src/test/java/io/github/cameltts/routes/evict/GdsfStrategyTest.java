package io.github.cameltts.routes.evict;

import static org.assertj.core.api.Assertions.assertThat;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class GdsfStrategyTest extends EvictionStrategyContractTest {

    @Override
    EvictionStrategy strategy() {
        return new GdsfStrategy();
    }

    @Test
    void numberIsFloorAndFrequencyTimesCostBySize() {
        double cost = 1_500 + 400 * AssetValue.MICROS_PER_MILLISECOND;

        assertThat(strategy().priority(ASSET, 7)).isCloseTo(7 + 3 * cost / 50_000, Offset.offset(1e-12));
    }

    @Test
    void dearAudioOutlivesCheapAudio() {
        assertThat(priority(new AssetValue(1, 0, 30_000, 400, 50_000)))
                .isGreaterThan(priority(new AssetValue(1, 0, 1_500, 400, 50_000)));
    }

    @Test
    void smallAudioOutlivesLargeAudioOfTheSamePrice() {
        assertThat(priority(new AssetValue(1, 0, 1_500, 400, 10_000)))
                .isGreaterThan(priority(new AssetValue(1, 0, 1_500, 400, 500_000)));
    }

    @Test
    void audioThatCostsNothingIsOrderedByTheTimeOfMakingIt() {
        assertThat(priority(new AssetValue(1, 0, 0, 3_000, 50_000)))
                .isGreaterThan(priority(new AssetValue(1, 0, 0, 30, 50_000)))
                .isLessThan(priority(new AssetValue(1, 0, 1, 3_000, 50_000)));
    }

    @Test
    void whatWasOncePopularIsOvertakenAsTheFloorRises() {
        AssetValue oncePopular = new AssetValue(1_000, 0, 1_500, 400, 50_000);
        AssetValue fresh = new AssetValue(1, 0, 1_500, 400, 50_000);

        assertThat(strategy().priority(fresh, 0)).isLessThan(priority(oncePopular));
        assertThat(strategy().priority(fresh, 40)).isGreaterThan(priority(oncePopular));
    }
}
