package io.github.cameltts.internal;

import io.github.cameltts.audio.AudioInfo;
import io.github.cameltts.audio.AudioInspector;
import io.github.cameltts.spi.AsyncSpeechEngine;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechCancelledException;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.SynthesisFailedException;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Lets an engine speak, and lets nothing out but audio that can be played: what an engine answers is decoded as far as
 * needed to know its length. Every failure comes out as one of the family.
 */
final class Synthesizer {

    private final ExecutorService executor;
    private final SpeechStatistics statistics;

    Synthesizer(ExecutorService executor, SpeechStatistics statistics) {
        this.executor = executor;
        this.statistics = statistics;
    }

    /** Starts one synthesis; cancelling the future stops it. */
    CompletableFuture<SynthesizedSpeech> start(ResolvedRequest resolved) {
        long begin = System.nanoTime();
        CompletableFuture<Speech> speaking = speak(resolved);
        CompletableFuture<SynthesizedSpeech> result = new CompletableFuture<>();
        speaking.whenComplete((speech, failure) -> {
            try {
                if (failure != null) {
                    throw failure;
                }
                SynthesizedSpeech checked = check(resolved, speech, System.nanoTime() - begin);
                statistics.synthesized(resolved.engineName(), resolved.characters());
                result.complete(checked);
            } catch (Throwable e) {
                statistics.failed(resolved.engineName());
                result.completeExceptionally(mapped(resolved, e));
            }
        });
        result.whenComplete((speech, failure) -> {
            if (result.isCancelled()) {
                speaking.cancel(true);
            }
        });
        return result;
    }

    /** An engine that fails before it returns fails like any other. */
    private CompletableFuture<Speech> speak(ResolvedRequest resolved) {
        try {
            return resolved.engine() instanceof AsyncSpeechEngine engine
                    ? Objects.requireNonNull(engine.synthesizeAsync(resolved.request()), "no future")
                    : onThread(resolved);
        } catch (RuntimeException | LinkageError e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private CompletableFuture<Speech> onThread(ResolvedRequest resolved) {
        CompletableFuture<Speech> speaking = new CompletableFuture<>();
        Future<?> work = executor.submit(() -> {
            try {
                speaking.complete(resolved.engine().synthesize(resolved.request()));
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

    private static SynthesizedSpeech check(ResolvedRequest resolved, Speech speech, long nanos) {
        if (speech == null) {
            throw new InvalidAudioException("The engine '" + resolved.engineName() + "' returned no audio.");
        }
        if (speech.format() != resolved.request().format()) {
            throw new InvalidAudioException("The engine '" + resolved.engineName() + "' returned "
                    + speech.format().id() + " instead of "
                    + resolved.request().format().id() + ".");
        }
        AudioInfo info = AudioInspector.inspect(speech);
        return SynthesizedSpeech.of(speech, info, nanos);
    }

    private static SpeechException mapped(ResolvedRequest resolved, Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof SpeechException known) {
            return known;
        }
        if (cause instanceof CancellationException || cause instanceof InterruptedException) {
            return new SpeechCancelledException(
                    "The synthesis was stopped before it ended. Send the request again.", cause);
        }
        return new SynthesisFailedException(
                "The engine '" + resolved.engineName() + "' failed with "
                        + cause.getClass().getSimpleName() + "; the cause has the details.",
                cause);
    }
}
