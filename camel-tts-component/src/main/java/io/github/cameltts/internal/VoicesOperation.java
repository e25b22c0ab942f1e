package io.github.cameltts.internal;

import io.github.cameltts.TtsConfiguration;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.spi.Voice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/** Answers with the engine's voices, then the names of {@code tts.voices}: the body becomes a list of {@link Voice}. */
public final class VoicesOperation implements Operation {

    private final EngineRegistry engines;
    private final VoiceAliases aliases;

    public VoicesOperation(EngineRegistry engines, VoiceAliases aliases) {
        this.engines = engines;
        this.aliases = aliases;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback, String engine, TtsConfiguration endpoint) {
        Optional<String> named = Setting.fromHeader(exchange.getMessage(), TtsConstants.ENGINE, String.class);
        List<Voice> voices = new ArrayList<>(engines.find(named.orElse(engine)).voices());
        voices.addAll(named.map(aliases::voicesOf).orElseGet(aliases::voices));
        exchange.getMessage().setBody(voices);
        callback.done(true);
        return true;
    }
}
