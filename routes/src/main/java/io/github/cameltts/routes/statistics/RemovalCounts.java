package io.github.cameltts.routes.statistics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What left the store, by cause. */
final class RemovalCounts {

    private RemovalCounts() {}

    /**
     * For each cause {@code entries} and {@code bytes}.
     *
     * @param rows of {@code sum-removals}
     */
    static Map<String, Object> byCause(List<Map<String, Object>> rows) {
        Map<String, long[]> sums = new LinkedHashMap<>();
        for (Map<String, Object> row : rows) {
            long[] sum = sums.computeIfAbsent((String) row.get("cause"), cause -> new long[2]);
            sum[0] += ((Number) row.get("entries")).longValue();
            sum[1] += ((Number) row.get("bytes")).longValue();
        }
        Map<String, Object> map = new LinkedHashMap<>();
        sums.forEach((cause, sum) -> map.put(cause, Map.of("entries", sum[0], "bytes", sum[1])));
        return map;
    }
}
