package io.github.cameltts.routes.ledger;

/**
 * What a row of the account counts.
 *
 * @param requests purchases, or answers that needed none
 * @param characters in the provider's way of counting
 * @param costMicros millionths of the currency
 */
record LedgerSum(long requests, long characters, long costMicros) {

    LedgerSum plus(LedgerSum other) {
        return new LedgerSum(requests + other.requests, characters + other.characters, costMicros + other.costMicros);
    }
}
