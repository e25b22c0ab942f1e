package io.github.cameltts.podcast;

import io.github.cameltts.engine.builtin.BuiltinEngine;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.EngineIdentity;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechEngine;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.Voice;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The builtin engine, and how often it was asked to speak. */
final class CountingEngine implements SpeechEngine {

    private final BuiltinEngine builtin = new BuiltinEngine();
    private final AtomicInteger calls = new AtomicInteger();

    int calls() {
        return calls.get();
    }

    @Override
    public Speech synthesize(SpeechRequest request) throws InterruptedException {
        calls.incrementAndGet();
        return builtin.synthesize(request);
    }

    @Override
    public EngineCapabilities capabilities() {
        return builtin.capabilities();
    }

    @Override
    public List<Voice> voices() {
        return builtin.voices();
    }

    @Override
    public EngineIdentity identity(SpeechRequest request) {
        return builtin.identity(request);
    }
}
