package io.github.cameltts.routes.evict;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LruStrategyTest extends EvictionStrategyContractTest {

    @Override
    EvictionStrategy strategy() {
        return new LruStrategy();
    }

    @Test
    void laterUseOutlivesManyUsesAndAHighPrice() {
        assertThat(priority(new AssetValue(1, 1_001, 0, 1, 1_000_000)))
                .isGreaterThan(priority(new AssetValue(1_000, 1_000, 1_000_000, 1_000, 1)));
    }
}
