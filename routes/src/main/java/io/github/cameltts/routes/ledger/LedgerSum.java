package io.github.cameltts.routes.ledger;

import java.util.Map;

/**
 * What a row of the account counts.
 *
 * @param requests purchases, or answers that needed none
 * @param characters in the provider's way of counting
 * @param costMicros millionths of the currency
 */
public record LedgerSum(long requests, long characters, long costMicros) {

    /** What {@code CamelTtsCache} says of an answer that was bought. */
    public static final String BOUGHT = LedgerKind.BOUGHT;

    /** @param row with the columns {@code requests}, {@code characters} and {@code cost_micros} */
    public static LedgerSum of(Map<String, ?> row) {
        return new LedgerSum(number(row, "requests"), number(row, "characters"), number(row, "cost_micros"));
    }

    private static long number(Map<String, ?> row, String column) {
        return ((Number) row.get(column)).longValue();
    }

    public LedgerSum plus(LedgerSum other) {
        return new LedgerSum(requests + other.requests, characters + other.characters, costMicros + other.costMicros);
    }
}
