package io.github.cameltts.benchmarks.eviction;

import io.github.cameltts.routes.evict.EvictionStrategy;
import io.github.cameltts.routes.evict.GdsfStrategy;
import io.github.cameltts.routes.evict.LfuStrategy;
import io.github.cameltts.routes.evict.LruStrategy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Replays 1,000,000 requests over 200,000 assets (Zipf 0.8) at stores that hold 1, 5, 10 and 20 % of the bytes of all that
 * is asked for, and prints what each strategy hits and saves, beside Caffeine's W-TinyLFU. The strategies are the real
 * ones, and evict to 90 % as the store does.
 *
 * <pre>{@code
 * mvn -q package -DskipTests
 * java -Xmx1g -cp benchmarks/target/benchmarks.jar io.github.cameltts.benchmarks.eviction.EvictionSimulator
 * }</pre>
 *
 * <p>Target: at 10 %, {@code gdsf} saves at least 10 % more money than {@code lru} in the mixed workload of {@link
 * EngineShare#MIXED}. An argument, if there is one, is the seed (default 20261121).
 */
public final class EvictionSimulator {

    private static final int ASSETS = 200_000;
    private static final int REQUESTS = 1_000_000;
    private static final double ZIPF = 0.8;
    private static final int[] PERCENT = {1, 5, 10, 20};
    private static final Map<String, EvictionStrategy> STRATEGIES = new LinkedHashMap<>();

    static {
        STRATEGIES.put("gdsf", new GdsfStrategy());
        STRATEGIES.put("lru", new LruStrategy());
        STRATEGIES.put("lfu", new LfuStrategy());
    }

    private EvictionSimulator() {}

    public static void main(String[] arguments) {
        long seed = arguments.length == 0 ? 20261121 : Long.parseLong(arguments[0]);
        report("Mixed engines and prices", EngineShare.MIXED, seed);
        report("One engine", EngineShare.ONE, seed);
    }

    private static void report(String title, List<EngineShare> engines, long seed) {
        Workload workload = Workload.zipf(engines, ASSETS, REQUESTS, ZIPF, seed);
        long all = workload.distinctBytes();
        Outcome unbounded = workload.replay(new StrategyCache(new LruStrategy(), Long.MAX_VALUE / 2));
        print("%n%s: %,d requests, %,d assets, Zipf %.1f, seed %d%n", title, REQUESTS, ASSETS, ZIPF, seed);
        print("%.1f GB are asked for; ", all / 1e9);
        print("without a bound %.1f %% hits, %.2f $ saved%n%n", 100 * unbounded.hitRate(), unbounded.savedDollars());
        print("| capacity | strategy | hit rate | byte hit rate | saved | of what can be saved | against lru |%n");
        print("|---|---|---|---|---|---|---|%n");
        for (int percent : PERCENT) {
            long maxBytes = all / 100 * percent;
            Outcome lru = workload.replay(new StrategyCache(new LruStrategy(), maxBytes));
            STRATEGIES.forEach((name, strategy) ->
                    line(percent, name, workload.replay(new StrategyCache(strategy, maxBytes)), lru, unbounded));
            line(percent, "W-TinyLFU", workload.replay(new TinyLfuCache(maxBytes)), lru, unbounded);
        }
    }

    private static void line(int percent, String name, Outcome outcome, Outcome lru, Outcome unbounded) {
        print(
                "| %d %% | %s | %.1f %% | %.1f %% | %.2f $ | %.1f %% | %+.1f %% |%n",
                percent,
                name,
                100 * outcome.hitRate(),
                100 * outcome.byteHitRate(),
                outcome.savedDollars(),
                100 * outcome.savedDollars() / unbounded.savedDollars(),
                100 * (outcome.savedDollars() / lru.savedDollars() - 1));
    }

    private static void print(String format, Object... values) {
        System.out.print(String.format(Locale.ROOT, format, values));
    }
}
