package io.github.cameltts.routes.statistics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Entries of the store, added up by type, by engine and by voice. One thread at a time. */
final class EntryCounts {

    /** {@code bytes} counts a file once for each entry that names it. */
    private record Sum(long entries, long bytes, long uses, long pinned, long expired) {

        static final Sum NOTHING = new Sum(0, 0, 0, 0, 0);

        static Sum of(Map<String, ?> row) {
            return new Sum(
                    number(row, "entries"),
                    number(row, "bytes"),
                    number(row, "uses"),
                    number(row, "pinned"),
                    number(row, "expired"));
        }

        private static long number(Map<String, ?> row, String column) {
            return ((Number) row.get(column)).longValue();
        }

        Sum plus(Sum other) {
            return new Sum(
                    entries + other.entries,
                    bytes + other.bytes,
                    uses + other.uses,
                    pinned + other.pinned,
                    expired + other.expired);
        }

        Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("entries", entries);
            map.put("bytes", bytes);
            map.put("uses", uses);
            map.put("pinned", pinned);
            map.put("expired", expired);
            return map;
        }
    }

    private final Map<String, Sum> types = new TreeMap<>();
    private final Map<String, Sum> engines = new TreeMap<>();
    private final Map<String, Sum> voices = new TreeMap<>();
    private Sum total = Sum.NOTHING;

    /** @param row of {@code sum-assets} */
    void add(Map<String, ?> row) {
        Sum sum = Sum.of(row);
        String engine = (String) row.get("engine");
        total = total.plus(sum);
        types.merge((String) row.get("asset_type"), sum, Sum::plus);
        if (!engine.isEmpty()) {
            engines.merge(engine, sum, Sum::plus);
            voices.merge(engine + "/" + row.get("voice"), sum, Sum::plus);
        }
    }

    /** The sums of all, then {@code by_type}, {@code by_engine} and {@code by_voice} (named {@code engine/voice}). */
    Map<String, Object> toMap() {
        Map<String, Object> map = total.toMap();
        map.put("by_type", maps(types));
        map.put("by_engine", maps(engines));
        map.put("by_voice", maps(voices));
        return map;
    }

    private static Map<String, Object> maps(Map<String, Sum> sums) {
        Map<String, Object> maps = new LinkedHashMap<>();
        sums.forEach((name, sum) -> maps.put(name, sum.toMap()));
        return maps;
    }
}
