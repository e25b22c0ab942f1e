package io.github.cameltts.spi;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** An engine that waits for somebody else, and therefore needs no thread while a request is under way. */
public interface AsyncSpeechEngine extends SpeechEngine {

    /**
     * Starts one synthesis and returns at once.
     *
     * @return completes with the audio, or exceptionally with a {@link SpeechException}; cancelling it stops the work
     */
    CompletableFuture<Speech> synthesizeAsync(SpeechRequest request);

    @Override
    default Speech synthesize(SpeechRequest request) throws InterruptedException {
        CompletableFuture<Speech> speech = synthesizeAsync(request);
        try {
            return speech.get();
        } catch (InterruptedException e) {
            speech.cancel(true);
            throw e;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SpeechException failure) {
                throw failure;
            }
            throw new CompletionException(e.getCause());
        }
    }
}
