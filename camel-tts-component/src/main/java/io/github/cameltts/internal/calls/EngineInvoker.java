package io.github.cameltts.internal.calls;

import io.github.cameltts.spi.AsyncSpeechEngine;
import io.github.cameltts.spi.AudioSink;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechEngine;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.StreamingSpeechEngine;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** Calls engines, each in the way that it offers, and never holds the caller's thread. Thread-safe. */
public final class EngineInvoker {

    private final ExecutorService executor;

    /** @param executor runs engines that block */
    public EngineInvoker(ExecutorService executor) {
        this.executor = executor;
    }

    /**
     * Starts one call; an engine that fails before it returns fails like any other.
     *
     * @param sink gets the audio as it arrives, in one piece from an engine that cannot stream
     */
    RunningCall<Speech> call(SpeechEngine engine, SpeechRequest request, AudioSink sink) {
        try {
            if (engine instanceof StreamingSpeechEngine streaming) {
                return waitFor(streaming.synthesizeAsync(request, sink));
            }
            RunningCall<Speech> whole = engine instanceof AsyncSpeechEngine async
                    ? waitFor(async.synthesizeAsync(request))
                    : onThread(engine, request);
            return new RunningCall<>(
                    whole.outcome().thenApply(speech -> {
                        if (speech != null && speech.audio().length > 0) {
                            sink.accept(speech.audio());
                        }
                        return speech;
                    }),
                    whole.stop());
        } catch (RuntimeException | Error e) {
            return RunningCall.failed(e);
        }
    }

    private static RunningCall<Speech> waitFor(CompletableFuture<Speech> call) {
        Objects.requireNonNull(call, "no future");
        return new RunningCall<>(call, () -> call.cancel(true));
    }

    /** A thread that was asked to end is under way until it does; one that has not begun never will. */
    private RunningCall<Speech> onThread(SpeechEngine engine, SpeechRequest request) {
        CompletableFuture<Speech> speech = new CompletableFuture<>();
        AtomicBoolean begun = new AtomicBoolean();
        Future<?> work = executor.submit(() -> {
            if (begun.compareAndSet(false, true)) {
                try {
                    speech.complete(engine.synthesize(request));
                } catch (Throwable e) {
                    speech.completeExceptionally(e);
                }
            }
        });
        return new RunningCall<>(speech, () -> {
            work.cancel(true);
            if (begun.compareAndSet(false, true)) {
                speech.cancel(true);
            }
        });
    }
}
