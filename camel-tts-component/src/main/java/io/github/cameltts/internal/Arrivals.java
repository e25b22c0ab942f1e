package io.github.cameltts.internal;

import io.github.cameltts.CompleteSpeech;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.internal.Passenger.Arrival;
import io.github.cameltts.internal.observe.LogContext;
import io.github.cameltts.spi.SpeechCancelledException;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.SpeechTimeoutException;
import io.github.cameltts.spi.SynthesisFailedException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Answers exchanges with what their flights bring. None of them holds a thread meanwhile. Thread-safe. */
final class Arrivals {

    /** How long after the end of the audio a step that keeps it may take. */
    private static final Duration KEEPING = Duration.ofMinutes(1);

    private final SpeechThreads threads;

    Arrivals(SpeechThreads threads) {
        this.threads = threads;
    }

    /**
     * What an answer says of itself.
     *
     * @param cache the word of {@code CamelTtsCache}
     * @param bought whether it is this exchange that paid for the audio
     */
    record Origin(String cache, boolean bought) {}

    /** Tells where the audio of an exchange came from, once it is there. */
    @FunctionalInterface
    interface OriginRule {

        /** @param keeper whether the exchange is the one for which the work was done */
        Origin of(boolean keeper);
    }

    /**
     * Answers, or fails the exchange, when its flight is over or the time is up.
     *
     * @param timeout milliseconds until the first audio of a stream, or the whole of any other
     */
    void await(
            Exchange exchange,
            AsyncCallback callback,
            ResolvedRequest resolved,
            Passenger<SpeechRecording> passenger,
            long timeout,
            boolean streaming,
            OriginRule rule) {
        Seat seat = new Seat(passenger, threads);
        seat.take(exchange);
        if (exchange.getProperty(TtsConstants.GIVEN_UP) instanceof CompletionStage<?> givenUp) {
            givenUp.thenRun(() -> passenger.arrival().cancel(false));
        }
        passenger
                .arrival()
                .orTimeout(timeout, TimeUnit.MILLISECONDS)
                .whenCompleteAsync(
                        LogContext.current().around((arrival, failure) -> {
                            if (failure == null) {
                                answer(exchange, resolved, arrival, seat, rule.of(arrival.keeper()));
                            } else {
                                passenger.leave();
                                exchange.setException(failure(failure, timeout));
                            }
                            callback.done(false);
                        }),
                        threads.carrying(streaming));
    }

    private void answer(
            Exchange exchange, ResolvedRequest resolved, Arrival<SpeechRecording> arrival, Seat seat, Origin origin) {
        SpeechRecording recording = arrival.value();
        Message message = exchange.getMessage();
        SpeechHeaders.begin(message, resolved, origin.cache());
        ResolvedRequest.forget(exchange);
        if (recording.isComplete()) {
            complete(recording, origin).applyTo(message);
        } else {
            recording.done().whenComplete((end, failure) -> seat.complete());
            message.setBody(new RecordingReader(recording, seat, () -> whole(recording, seat, origin)));
        }
    }

    private CompletionStage<CompleteSpeech> whole(SpeechRecording recording, Seat seat, Origin origin) {
        CompletableFuture<CompleteSpeech> whole = new CompletableFuture<>();
        recording
                .done()
                .whenCompleteAsync(
                        LogContext.current().around((end, failure) -> {
                            threads.later(KEEPING, seat::close);
                            if (failure == null) {
                                whole.complete(complete(recording, origin));
                            } else {
                                whole.completeExceptionally(recording.failure());
                            }
                        }),
                        threads.work());
        return whole;
    }

    private static CompleteSpeech complete(SpeechRecording recording, Origin origin) {
        SynthesizedSpeech speech = recording.speech();
        return new CompleteSpeech(speech.speech().audio(), SpeechHeaders.end(speech, origin.bought()));
    }

    private static SpeechException failure(Throwable failure, long timeout) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof TimeoutException) {
            return new SpeechTimeoutException("No audio within " + timeout
                    + " ms. Send the request again, or allow more time with the option timeout.");
        }
        if (cause instanceof CancellationException) {
            return new SpeechCancelledException("The request was given up before its audio was there.", cause);
        }
        return cause instanceof SpeechException known
                ? known
                : new SynthesisFailedException("The synthesis failed; the cause has the details.", cause);
    }
}
