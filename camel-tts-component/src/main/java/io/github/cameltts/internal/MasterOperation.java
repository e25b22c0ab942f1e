package io.github.cameltts.internal;

import io.github.cameltts.TtsConfiguration;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/**
 * Makes a resolved request the one for its master: the same speech in the format and at the rate that the engine is asked
 * for, under the key that a caller who asks for just that gets. A request for the engine's own audio becomes the one for its
 * twin. Nothing changes where there is none.
 */
public final class MasterOperation implements Operation {

    private final RequestResolver resolver;

    public MasterOperation(RequestResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback, String engine, TtsConfiguration endpoint) {
        resolver.resolved(exchange, engine, endpoint).master().writeTo(exchange);
        SpeechHeaders.forget(exchange.getMessage());
        callback.done(true);
        return true;
    }
}
