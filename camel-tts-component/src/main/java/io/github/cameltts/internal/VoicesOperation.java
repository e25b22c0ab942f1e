package io.github.cameltts.internal;

import io.github.cameltts.TtsConfiguration;
import io.github.cameltts.TtsConstants;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/** Answers with the engine's voices: the body becomes a list of {@link io.github.cameltts.spi.Voice}. */
public final class VoicesOperation implements Operation {

    private final EngineRegistry engines;

    public VoicesOperation(EngineRegistry engines) {
        this.engines = engines;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback, String engine, TtsConfiguration endpoint) {
        String name = Setting.of(exchange.getMessage(), TtsConstants.ENGINE, String.class, engine)
                .orElseThrow();
        exchange.getMessage().setBody(engines.find(name).voices());
        callback.done(true);
        return true;
    }
}
