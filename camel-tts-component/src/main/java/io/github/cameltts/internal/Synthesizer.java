package io.github.cameltts.internal;

import io.github.cameltts.audio.AudioInfo;
import io.github.cameltts.audio.AudioInspector;
import io.github.cameltts.spi.AudioSink;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechCancelledException;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.SynthesisFailedException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;

/**
 * Lets an engine speak, and lets nothing out but audio that can be played: what an engine answers is decoded as far as
 * needed to know its length. Every failure comes out as one of the family.
 */
final class Synthesizer {

    private final EngineCalls calls;
    private final SpeechStatistics statistics;

    Synthesizer(ExecutorService executor, SpeechStatistics statistics) {
        this.calls = new EngineCalls(executor);
        this.statistics = statistics;
    }

    /** Starts one synthesis; cancelling the future stops it. */
    CompletableFuture<SynthesizedSpeech> start(ResolvedRequest resolved) {
        long begin = System.nanoTime();
        CompletableFuture<BoughtSpeech> speaking = LongSpeech.speak(resolved, AudioSink.NONE, calls::speak);
        CompletableFuture<SynthesizedSpeech> result = new CompletableFuture<>();
        speaking.whenComplete((bought, failure) -> {
            try {
                if (failure != null) {
                    throw failure;
                }
                SynthesizedSpeech checked = check(resolved, bought.speech(), System.nanoTime() - begin);
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

    private static SynthesizedSpeech check(ResolvedRequest resolved, Speech speech, long nanos) {
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
