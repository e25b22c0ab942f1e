package io.github.cameltts.routes.ledger;

import io.github.cameltts.spi.Charge;
import java.time.LocalDate;
import java.util.Map;

/**
 * Names a row of the account.
 *
 * @param day in UTC
 * @param cache {@value #BOUGHT}, or the kind of answer that saved a purchase, as {@code CamelTtsCache} tells it
 */
record LedgerKind(LocalDate day, String tenant, String engine, String model, String voice, String cache) {

    static final String BOUGHT = "synthesized";

    static LedgerKind bought(LocalDate day, Charge charge) {
        return new LedgerKind(day, charge.tenant(), charge.engine(), charge.model(), charge.voice(), BOUGHT);
    }

    /** As parameters of a statement, together with what is added to the row. */
    Map<String, Object> with(LedgerSum sum) {
        return Map.of(
                "day", day.toString(),
                "tenant", tenant,
                "engine", engine,
                "model", model,
                "voice", voice,
                "cache", cache,
                "requests", sum.requests(),
                "characters", sum.characters(),
                "cost_micros", sum.costMicros());
    }
}
