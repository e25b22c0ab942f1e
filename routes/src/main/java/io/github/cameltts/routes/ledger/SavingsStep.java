package io.github.cameltts.routes.ledger;

import io.github.cameltts.TtsConstants;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Notes what an answer saved, as its headers tell. What was bought for it, the engine's call has booked already. */
public class SavingsStep implements CamelContextAware, Processor {

    private CamelContext camelContext;
    private Account account;

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        String cache = text(message, TtsConstants.CACHE);
        if (cache.isEmpty() || cache.equals(LedgerKind.BOUGHT) || cache.equals("bypass")) {
            return;
        }
        account.save(
                text(message, TtsConstants.TENANT),
                text(message, TtsConstants.ENGINE),
                text(message, TtsConstants.MODEL),
                text(message, TtsConstants.VOICE),
                cache,
                new LedgerSum(1, number(message, TtsConstants.SAVED_CHARACTERS), number(message, TtsConstants.SAVED)));
    }

    private static String text(Message message, String header) {
        return message.getHeader(header, "", String.class);
    }

    private static long number(Message message, String header) {
        return message.getHeader(header, 0L, Long.class);
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
