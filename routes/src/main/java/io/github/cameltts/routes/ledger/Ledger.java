package io.github.cameltts.routes.ledger;

import io.github.cameltts.spi.Charge;
import io.github.cameltts.spi.SpeechLedger;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;

/**
 * The ledger that {@code tts:} is given: all instances in a Camel context write into one account, in the table {@code
 * tts_ledger} of {@code tts.db.url}, and keep the budgets that properties set. Thread-safe.
 */
public class Ledger implements CamelContextAware, SpeechLedger {

    private CamelContext camelContext;
    private Account account;

    @Override
    public Entry open(Charge estimate) {
        return account.open(estimate);
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
        this.account = Account.of(camelContext);
    }
}
