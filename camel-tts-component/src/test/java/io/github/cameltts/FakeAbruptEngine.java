package io.github.cameltts;

import io.github.cameltts.spi.AsyncSpeechEngine;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechRequest;
import java.util.concurrent.CompletableFuture;

/** Throws where it should return a future. */
class FakeAbruptEngine extends FakeSpeechEngine implements AsyncSpeechEngine {

    @Override
    public CompletableFuture<Speech> synthesizeAsync(SpeechRequest request) {
        throw new IllegalStateException("secret text");
    }

    @Override
    public Speech synthesize(SpeechRequest request) {
        throw new AssertionError("The component waits for nobody");
    }
}
