package io.github.cameltts.internal;

import io.github.cameltts.TtsConfiguration;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.internal.calls.EngineTerms;
import io.github.cameltts.spi.SpeechRequest;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Decides every value of the request and its key, and tells what its synthesis would cost, without asking for it. */
public final class EstimateOperation implements Operation {

    private final RequestResolver resolver;
    private final EngineRegistry engines;

    public EstimateOperation(RequestResolver resolver, EngineRegistry engines) {
        this.resolver = resolver;
        this.engines = engines;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback, String engine, TtsConfiguration endpoint) {
        ResolvedRequest resolved = resolver.resolve(exchange, engine, endpoint);
        EngineTerms terms = engines.terms(resolved.engineName());
        long characters = 0;
        long costMicros = 0;
        for (String part : LongSpeech.parts(resolved)) {
            SpeechRequest call = resolved.spoken().withText(part);
            long billed = resolved.engine().billableCharacters(call);
            characters += billed;
            costMicros += terms.costMicros(billed);
        }
        resolved.writeTo(exchange);
        Message message = exchange.getMessage();
        message.setHeader(TtsConstants.BILLED_CHARACTERS, characters);
        message.setHeader(TtsConstants.COST, costMicros);
        callback.done(true);
        return true;
    }
}
