package io.github.cameltts.internal;

import io.github.cameltts.audio.AudioInfo;
import io.github.cameltts.audio.AudioInspector;
import io.github.cameltts.internal.calls.BoughtSpeech;
import io.github.cameltts.internal.calls.CallLimits;
import io.github.cameltts.internal.observe.EngineMeters;
import io.github.cameltts.internal.observe.SpeechMetrics;
import io.github.cameltts.spi.AsyncSpeechEngine;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.AudioSink;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechCancelledException;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.StreamingSpeechEngine;
import io.github.cameltts.spi.SynthesisFailedException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Lets an engine speak, and lets nothing count as audio but what can be played: what an engine answers is decoded as far
 * as needed to know its length, and so is what is made of it where another format was asked for. Every failure comes out as one of the family.
 */
final class Synthesizer {

    private final EngineCalls calls;
    private final Executor encoding;
    private final SpeechMetrics metrics;

    /** @param encoding converts the audio of engines that do not block, whose own threads must not be held up */
    Synthesizer(EngineCalls calls, Executor encoding, SpeechMetrics metrics) {
        this.calls = calls;
        this.encoding = encoding;
        this.metrics = metrics;
    }

    /**
     * Starts one synthesis.
     *
     * @param limits the money and the time that the caller allows, asked for before each part of the text
     * @param streaming whether somebody wants the audio as it arrives; otherwise the engine may be asked again when it
     *     fails half-way
     */
    Work<SpeechRecording> start(ResolvedRequest resolved, Supplier<CallLimits> limits, boolean streaming) {
        long begin = System.nanoTime();
        SpeechRecording recording = new SpeechRecording();
        AudioSink sink = streaming && hasABeginning(resolved)
                ? new FirstLook(resolved.request().format(), recording)
                : AudioSink.NONE;
        CompletableFuture<BoughtSpeech> speaking =
                LongSpeech.speak(resolved, sink, (part, listener) -> calls.speak(part, limits.get(), listener));
        count(recording, begin, metrics.of(resolved.engineName()));
        recording.done().exceptionally(failure -> {
            speaking.cancel(true);
            return recording;
        });
        boolean elsewhere = resolved.conversion().isPresent() && resolved.engine() instanceof AsyncSpeechEngine;
        Executor finishing = elsewhere ? encoding : Runnable::run;
        speaking.whenCompleteAsync(
                (bought, failure) -> {
                    try {
                        if (failure != null) {
                            throw failure;
                        }
                        recording.complete(check(resolved, bought, begin));
                    } catch (Throwable e) {
                        recording.fail(mapped(resolved, e));
                    }
                },
                finishing);
        return new Work<>(recording.begun(), recording.done());
    }

    /** Whether audio may be there before the last of it is; converted audio never is. */
    private static boolean hasABeginning(ResolvedRequest resolved) {
        return resolved.conversion().isEmpty()
                && (resolved.engine() instanceof StreamingSpeechEngine || LongSpeech.isNeededFor(resolved));
    }

    private static void count(SpeechRecording recording, long begin, EngineMeters meters) {
        CompletableFuture.anyOf(recording.begun(), recording.done()).thenRun(() -> meters.began(since(begin)));
        recording.done().whenComplete((end, failure) -> {
            if (failure == null) {
                meters.synthesized(since(begin));
            } else {
                meters.failed(since(begin), recording.failure());
            }
        });
    }

    private static Duration since(long begin) {
        return Duration.ofNanos(System.nanoTime() - begin);
    }

    private static SynthesizedSpeech check(ResolvedRequest resolved, BoughtSpeech bought, long begin) {
        Speech speech = bought.speech();
        AudioFormat expected = resolved.spoken().format();
        if (speech.format() != expected) {
            throw new InvalidAudioException("The engine '" + resolved.engineName() + "' returned "
                    + speech.format().id() + " instead of " + expected.id() + ".");
        }
        AudioInfo info = AudioInspector.inspect(speech);
        if (resolved.conversion().isPresent()) {
            speech = resolved.conversion().get().answer(resolved, speech);
            info = AudioInspector.inspect(speech);
        }
        return SynthesizedSpeech.of(new BoughtSpeech(speech, bought.charge()), info, System.nanoTime() - begin);
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
