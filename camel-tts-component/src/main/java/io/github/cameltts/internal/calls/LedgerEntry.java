package io.github.cameltts.internal.calls;

import io.github.cameltts.spi.Charge;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.SpeechLedger;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An entry of a ledger that may itself fail: money has its say before a call, trouble with the books has not. */
final class LedgerEntry {

    private static final Logger LOG = LoggerFactory.getLogger(LedgerEntry.class);

    private final SpeechLedger.Entry entry;

    private LedgerEntry(SpeechLedger.Entry entry) {
        this.entry = entry;
    }

    /** @throws SpeechException when the call must not be made */
    static LedgerEntry open(SpeechLedger ledger, Charge estimate) {
        try {
            return new LedgerEntry(Objects.requireNonNull(ledger.open(estimate), "no entry"));
        } catch (SpeechException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            LOG.warn("The ledger opened no entry for a call of '{}', which is made all the same", estimate.engine(), e);
            return new LedgerEntry(SpeechLedger.NONE.open(estimate));
        }
    }

    void book(Charge charge) {
        try {
            entry.book(charge);
        } catch (RuntimeException | Error e) {
            LOG.warn(
                    "The ledger did not book {} characters of '{}', {} millionths",
                    charge.characters(),
                    charge.engine(),
                    charge.costMicros(),
                    e);
        }
    }

    void cancel() {
        try {
            entry.cancel();
        } catch (RuntimeException | Error e) {
            LOG.warn("The ledger did not cancel an entry that nothing is due for", e);
        }
    }
}
