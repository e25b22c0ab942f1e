package io.github.cameltts.routes.ledger;

import io.github.cameltts.SpeechStream;
import io.github.cameltts.TtsConstants;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Notes what an answer saved, as its headers tell; for a body that still streams, once its audio is complete. What was
 * bought, the engine's call has booked already.
 */
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
        LedgerKind kind = account.kind(
                text(message, TtsConstants.TENANT),
                text(message, TtsConstants.ENGINE),
                text(message, TtsConstants.MODEL),
                text(message, TtsConstants.VOICE),
                cache);
        if (message.getBody() instanceof SpeechStream stream) {
            stream.whole().thenAccept(speech -> save(kind, speech.headers()));
        } else {
            save(kind, message.getHeaders());
        }
    }

    private void save(LedgerKind kind, Map<String, Object> headers) {
        account.save(
                kind,
                new LedgerSum(1, number(headers, TtsConstants.SAVED_CHARACTERS), number(headers, TtsConstants.SAVED)));
    }

    private static String text(Message message, String header) {
        return message.getHeader(header, "", String.class);
    }

    private static long number(Map<String, Object> headers, String name) {
        return headers.get(name) instanceof Number number ? number.longValue() : 0;
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
