package io.github.cameltts.routes.statistics;

import io.github.cameltts.routes.ledger.LedgerSum;
import java.util.LinkedHashMap;
import java.util.Map;

/** Answers by how they came about: the words of {@code CamelTtsCache}. One thread at a time. */
final class AnswerCounts {

    private static final LedgerSum NOTHING = new LedgerSum(0, 0, 0);

    private final Map<String, LedgerSum> byCache = new LinkedHashMap<>();

    static AnswerCounts of(Map<String, LedgerSum> byCache) {
        AnswerCounts counts = new AnswerCounts();
        byCache.forEach(counts::add);
        return counts;
    }

    void add(String cache, LedgerSum sum) {
        byCache.merge(cache, sum, LedgerSum::plus);
    }

    /**
     * {@code requests}, {@code hits} (from memory, disk, a stored master, expired or similar audio), of these {@code
     * converted_hits}, {@code similar_hits} and {@code stale_hits}, {@code joins}, {@code misses}, {@code hit_rate} (hits among all requests, 0 to 1), and what was spent on
     * misses and saved by the others.
     */
    Map<String, Object> toMap() {
        LedgerSum misses = of(LedgerSum.BOUGHT);
        LedgerSum joins = of("joined");
        LedgerSum all = byCache.values().stream().reduce(NOTHING, LedgerSum::plus);
        long hits = all.requests() - misses.requests() - joins.requests();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("requests", all.requests());
        map.put("hits", hits);
        map.put("converted_hits", of("converted").requests());
        map.put("similar_hits", of("similar").requests());
        map.put("stale_hits", of("stale").requests());
        map.put("joins", joins.requests());
        map.put("misses", misses.requests());
        map.put("hit_rate", all.requests() == 0 ? 0 : (double) hits / all.requests());
        map.put("spent_characters", misses.characters());
        map.put("spent_micros", misses.costMicros());
        map.put("saved_characters", all.characters() - misses.characters());
        map.put("saved_micros", all.costMicros() - misses.costMicros());
        return map;
    }

    private LedgerSum of(String cache) {
        return byCache.getOrDefault(cache, NOTHING);
    }
}
