package io.github.cameltts.routes.ledger;

import io.github.cameltts.spi.BudgetExceededException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What may be spent in a day or a month.
 *
 * @param property that sets it
 * @param engine whose calls it bounds, empty for those of all engines
 * @param tenant whose calls it bounds, empty for those of all tenants
 * @param limitMicros millionths of the currency
 */
record Budget(
        String property, Optional<String> engine, Optional<String> tenant, BudgetPeriod period, long limitMicros) {

    /**
     * Fails when there is not enough left.
     *
     * @param used millionths of the currency, spent or set aside
     * @param wanted what one more call would cost
     */
    void require(long used, long wanted, LocalDate day) {
        if (used + wanted > limitMicros) {
            throw new BudgetExceededException(
                    property,
                    "The budget " + property + " of " + amount(limitMicros) + " does not allow this call: "
                            + amount(used) + " are spent or set aside, and the call would cost " + amount(wanted)
                            + ". It begins anew on " + period.next(day) + " at 00:00 UTC. Wait, or raise the property;"
                            + " what is cached is served all the same.");
        }
    }

    private static String amount(long micros) {
        BigDecimal amount = BigDecimal.valueOf(micros, Budgets.MICRO_DIGITS).stripTrailingZeros();
        return amount.scale() < 2 ? amount.setScale(2).toPlainString() : amount.toPlainString();
    }
}
