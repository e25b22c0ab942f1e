package io.github.cameltts.internal;

import io.github.cameltts.TtsConfiguration;
import io.github.cameltts.TtsConstants;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/** Answers with what the engine can do: the body becomes its {@link io.github.cameltts.spi.EngineCapabilities}. */
public final class CapabilitiesOperation implements Operation {

    private final EngineRegistry engines;

    public CapabilitiesOperation(EngineRegistry engines) {
        this.engines = engines;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback, String engine, TtsConfiguration endpoint) {
        String asked = Setting.fromHeader(exchange.getMessage(), TtsConstants.ENGINE, String.class)
                .orElse(engine);
        exchange.getMessage().setBody(engines.find(asked).capabilities());
        callback.done(true);
        return true;
    }
}
