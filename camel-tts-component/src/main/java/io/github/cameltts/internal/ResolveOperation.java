package io.github.cameltts.internal;

import io.github.cameltts.TtsConfiguration;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/** Decides every value of the request and its key, and leaves the body as it is. */
public final class ResolveOperation implements Operation {

    private final RequestResolver resolver;

    public ResolveOperation(RequestResolver resolver) {
        this.resolver = resolver;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback, String engine, TtsConfiguration endpoint) {
        resolver.resolve(exchange, engine, endpoint).writeTo(exchange);
        callback.done(true);
        return true;
    }
}
