package io.github.cameltts.internal;

import io.github.cameltts.spi.AsyncSpeechEngine;
import io.github.cameltts.spi.AudioSink;
import io.github.cameltts.spi.Charge;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechEngine;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.StreamingSpeechEngine;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** Calls engines, each in the way that it offers, and never holds the caller's thread. Thread-safe. */
final class EngineCalls {

    private final ExecutorService executor;

    EngineCalls(ExecutorService executor) {
        this.executor = executor;
    }

    /**
     * Lets the engine of a request speak.
     *
     * @param sink gets the audio as it arrives, in one piece from an engine that cannot stream
     * @return completes with the whole audio; cancelling it stops the call
     */
    CompletableFuture<BoughtSpeech> speak(ResolvedRequest resolved, AudioSink sink) {
        SpeechRequest request = resolved.request();
        CompletableFuture<Speech> call;
        try {
            call = call(resolved.engine(), request, sink);
        } catch (RuntimeException | LinkageError e) {
            call = CompletableFuture.failedFuture(e); // an engine that fails before it returns fails like any other
        }
        CompletableFuture<Speech> speaking = call;
        CompletableFuture<BoughtSpeech> bought = speaking.thenApply(speech -> bought(resolved, speech));
        bought.whenComplete((speech, failure) -> {
            if (bought.isCancelled()) {
                speaking.cancel(true);
            }
        });
        return bought;
    }

    private CompletableFuture<Speech> call(SpeechEngine engine, SpeechRequest request, AudioSink sink) {
        if (engine instanceof StreamingSpeechEngine streaming) {
            return Objects.requireNonNull(streaming.synthesizeAsync(request, sink), "no future");
        }
        CompletableFuture<Speech> call = engine instanceof AsyncSpeechEngine async
                ? Objects.requireNonNull(async.synthesizeAsync(request), "no future")
                : onThread(engine, request);
        CompletableFuture<Speech> handedOn = call.thenApply(speech -> {
            if (speech != null && speech.audio().length > 0) {
                sink.accept(speech.audio());
            }
            return speech;
        });
        handedOn.whenComplete((speech, failure) -> {
            if (handedOn.isCancelled()) {
                call.cancel(true);
            }
        });
        return handedOn;
    }

    private CompletableFuture<Speech> onThread(SpeechEngine engine, SpeechRequest request) {
        CompletableFuture<Speech> speaking = new CompletableFuture<>();
        Future<?> work = executor.submit(() -> {
            try {
                speaking.complete(engine.synthesize(request));
            } catch (Throwable e) {
                speaking.completeExceptionally(e);
            }
        });
        speaking.whenComplete((speech, failure) -> {
            if (speaking.isCancelled()) {
                work.cancel(true);
            }
        });
        return speaking;
    }

    private static BoughtSpeech bought(ResolvedRequest resolved, Speech speech) {
        if (speech == null) {
            throw new InvalidAudioException("The engine '" + resolved.engineName() + "' returned no audio.");
        }
        SpeechRequest request = resolved.request();
        long characters =
                speech.billedCharacters().orElseGet(() -> resolved.engine().billableCharacters(request));
        return new BoughtSpeech(
                speech,
                new Charge(
                        resolved.engineName(),
                        resolved.identity().model(),
                        request.voice(),
                        resolved.tenant(),
                        characters,
                        0));
    }
}
