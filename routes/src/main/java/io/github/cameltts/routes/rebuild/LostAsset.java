package io.github.cameltts.routes.rebuild;

import java.util.Comparator;
import java.util.Map;

/**
 * An asset whose file is missing or has another length than its row says.
 *
 * @param uses how often it was a hit
 * @param characters what the provider counted
 * @param costMicros what it cost, in millionths of the currency
 */
record LostAsset(String key, boolean speech, long uses, long characters, long costMicros) {

    /** Those in use first, and of these the dear ones. */
    static final Comparator<LostAsset> HOTTEST_FIRST = Comparator.comparingLong(LostAsset::uses)
            .thenComparingLong(LostAsset::costMicros)
            .reversed()
            .thenComparing(LostAsset::key);

    static LostAsset of(Map<String, ?> row) {
        return new LostAsset(
                (String) row.get("asset_key"),
                "tts".equals(row.get("asset_type")),
                number(row, "use_count"),
                number(row, "billed_chars"),
                number(row, "cost_micros"));
    }

    private static long number(Map<String, ?> row, String column) {
        return row.get(column) instanceof Number number ? number.longValue() : 0;
    }
}
