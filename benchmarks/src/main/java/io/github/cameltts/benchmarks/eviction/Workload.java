package io.github.cameltts.benchmarks.eviction;

import io.github.cameltts.routes.evict.AssetValue;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Assets, and the order in which they are asked for, one request a second. How popular an asset is (Zipf) has nothing to
 * do with its engine or its length. Texts have 80 characters at the median (log-normal, sigma 0.9, 5 to 5,000), spoken at
 * 15 characters a second.
 */
final class Workload {

    private static final double MEDIAN_CHARACTERS = 80;
    private static final double SIGMA = 0.9;
    private static final double CHARACTERS_PER_SECOND = 15;
    private static final long START = 1_750_000_000_000L;
    private static final long MILLIS_PER_REQUEST = 1_000;

    private final AssetValue[] assets;
    private final int[] requests;

    private Workload(AssetValue[] assets, int[] requests) {
        this.assets = assets;
        this.requests = requests;
    }

    /** The same seed gives the same workload. */
    static Workload zipf(List<EngineShare> engines, int assets, int requests, double exponent, long seed) {
        Random random = new Random(seed);
        AssetValue[] values = IntStream.range(0, assets)
                .mapToObj(asset -> asset(pick(engines, random.nextDouble()), random))
                .toArray(AssetValue[]::new);
        double[] cumulated = new double[assets];
        double sum = 0;
        for (int rank = 0; rank < assets; rank++) {
            sum += Math.pow(rank + 1, -exponent);
            cumulated[rank] = sum;
        }
        double total = sum;
        int[] order = random.doubles(requests)
                .mapToInt(at -> Arrays.binarySearch(cumulated, at * total))
                .map(at -> at < 0 ? -at - 1 : at)
                .toArray();
        return new Workload(values, order);
    }

    private static EngineShare pick(List<EngineShare> engines, double at) {
        double sum = 0;
        for (EngineShare engine : engines) {
            sum += engine.share();
            if (at < sum) {
                return engine;
            }
        }
        return engines.get(engines.size() - 1);
    }

    private static AssetValue asset(EngineShare engine, Random random) {
        double drawn = MEDIAN_CHARACTERS * Math.exp(SIGMA * random.nextGaussian());
        long characters = Math.round(Math.min(5_000, Math.max(5, drawn)));
        return new AssetValue(
                1,
                START,
                Math.round(characters * engine.microsPerCharacter()),
                Math.round(engine.baseMillis() + characters * engine.millisPerCharacter()),
                Math.round(characters / CHARACTERS_PER_SECOND * engine.bytesPerSecond()));
    }

    /** Of all assets that are asked for at least once. */
    long distinctBytes() {
        return Arrays.stream(requests)
                .distinct()
                .mapToLong(asset -> assets[asset].bytes())
                .sum();
    }

    Outcome replay(SimulatedCache cache) {
        Outcome outcome = new Outcome();
        for (int i = 0; i < requests.length; i++) {
            int asset = requests[i];
            boolean hit = cache.ask(asset, assets[asset], START + i * MILLIS_PER_REQUEST);
            outcome.count(assets[asset], hit);
        }
        return outcome;
    }
}
