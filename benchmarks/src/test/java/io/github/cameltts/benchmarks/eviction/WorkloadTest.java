package io.github.cameltts.benchmarks.eviction;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.routes.evict.AssetValue;
import io.github.cameltts.routes.evict.GdsfStrategy;
import io.github.cameltts.routes.evict.LruStrategy;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

/** A simulator that counts wrongly would praise the wrong strategy. */
class WorkloadTest {

    private static final long SEED = 7;
    private static final Workload WORKLOAD = Workload.zipf(EngineShare.MIXED, 1_000, 50_000, 0.8, SEED);

    @Test
    void withoutABoundEveryAssetMissesOnce() {
        Map<Integer, Long> seen = new HashMap<>();
        long distinct = counted(seen);

        Outcome outcome = WORKLOAD.replay(new StrategyCache(new GdsfStrategy(), Long.MAX_VALUE / 2));

        assertThat(outcome.hitRate()).isEqualTo((50_000.0 - distinct) / 50_000);
        assertThat(WORKLOAD.distinctBytes())
                .isEqualTo(seen.values().stream().mapToLong(bytes -> bytes).sum());
    }

    private static long counted(Map<Integer, Long> bytes) {
        WORKLOAD.replay((asset, value, now) -> {
            bytes.put(asset, value.bytes());
            return false;
        });
        return bytes.size();
    }

    @Test
    void popularityFollowsZipf() {
        Map<Integer, Integer> counts = new HashMap<>();
        WORKLOAD.replay((asset, value, now) -> {
            counts.merge(asset, 1, Integer::sum);
            return false;
        });

        assertThat((double) counts.get(0) / counts.get(31)).isCloseTo(Math.pow(32, 0.8), Percentage.withPercentage(20));
    }

    @Test
    void boundIsKeptAndTheLeastRecentlyUsedLeaves() {
        StrategyCache cache = new StrategyCache(new LruStrategy(), 100);
        AssetValue value = new AssetValue(1, 0, 10, 1, 40);
        cache.ask(1, value, 1);
        cache.ask(2, value, 2);
        cache.ask(1, value, 3);

        cache.ask(3, value, 4);

        assertThat(cache.ask(1, value, 5)).isTrue();
        assertThat(cache.ask(2, value, 6)).isFalse();
    }

    @Test
    void sameSeedGivesTheSameOutcome() {
        Workload again = Workload.zipf(EngineShare.MIXED, 1_000, 50_000, 0.8, SEED);
        long tenth = WORKLOAD.distinctBytes() / 10;

        assertThat(again.replay(new StrategyCache(new LruStrategy(), tenth)).savedDollars())
                .isEqualTo(WORKLOAD.replay(new StrategyCache(new LruStrategy(), tenth))
                        .savedDollars());
    }
}
