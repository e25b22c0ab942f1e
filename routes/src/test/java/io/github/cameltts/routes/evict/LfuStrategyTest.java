package io.github.cameltts.routes.evict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LfuStrategyTest extends EvictionStrategyContractTest {

    private static final long NOW = 1_700_000_000_000L;

    @Override
    EvictionStrategy strategy() {
        return new LfuStrategy();
    }

    @Test
    void moreUsesOutliveALaterUse() {
        assertThat(priority(new AssetValue(3, 1, 0, 1, 1_000_000)))
                .isGreaterThan(priority(new AssetValue(2, NOW, 1_000_000, 1_000, 1)));
    }

    @Test
    void amongEquallyUsedTheLaterUseWinsEvenByASecond() {
        assertThat(priority(new AssetValue(100_000, NOW + 1_000, 0, 1, 1)))
                .isGreaterThan(priority(new AssetValue(100_000, NOW, 0, 1, 1)));
    }
}
