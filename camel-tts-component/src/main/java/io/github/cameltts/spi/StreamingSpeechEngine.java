package io.github.cameltts.spi;

import java.util.concurrent.CompletableFuture;

/** An engine that has the first audio before the last. */
public interface StreamingSpeechEngine extends AsyncSpeechEngine {

    /**
     * Starts one synthesis and returns at once.
     *
     * @param sink gets the audio as it arrives: what it got, put together, is the audio of the result; it gets nothing
     *     after the future is done
     * @return completes with the whole audio, or exceptionally with a {@link SpeechException}, then also when a part of
     *     the audio went to the sink before; cancelling it stops the work
     */
    CompletableFuture<Speech> synthesizeAsync(SpeechRequest request, AudioSink sink);

    @Override
    default CompletableFuture<Speech> synthesizeAsync(SpeechRequest request) {
        return synthesizeAsync(request, AudioSink.NONE);
    }
}
