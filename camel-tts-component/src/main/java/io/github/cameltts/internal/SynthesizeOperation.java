package io.github.cameltts.internal;

import io.github.cameltts.CompleteSpeech;
import io.github.cameltts.TtsConfiguration;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.internal.Passenger.Arrival;
import io.github.cameltts.internal.calls.CallLimits;
import io.github.cameltts.internal.observe.LogContext;
import io.github.cameltts.internal.observe.SpeechMetrics;
import io.github.cameltts.spi.NotCachedException;
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
import java.util.function.Supplier;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Speaks the body. Exchanges that want the same audio share one synthesis, and none of them holds a thread. */
public final class SynthesizeOperation implements Operation {

    /** How long after the end of the audio a step that keeps it may take. */
    private static final Duration KEEPING = Duration.ofMinutes(1);

    private final RequestResolver resolver;
    private final Flights<SpeechRecording> flights;
    private final Synthesizer synthesizer;
    private final SpeechThreads threads;
    private final SpeechMetrics metrics;

    public SynthesizeOperation(
            RequestResolver resolver,
            Flights<SpeechRecording> flights,
            EngineCalls calls,
            SpeechThreads threads,
            SpeechMetrics metrics) {
        this.resolver = resolver;
        this.flights = flights;
        this.synthesizer = new Synthesizer(calls, threads.work(), metrics);
        this.threads = threads;
        this.metrics = metrics;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback, String engine, TtsConfiguration endpoint) {
        ResolvedRequest resolved = resolved(exchange, engine, endpoint);
        Message message = exchange.getMessage();
        if (flag(message, TtsConstants.ONLY_IF_CACHED, false)) {
            throw new NotCachedException("The audio is not kept, and the header " + TtsConstants.ONLY_IF_CACHED
                    + " forbids to make it. Leave the header out.");
        }
        boolean noStore = flag(message, TtsConstants.NO_STORE, false);
        boolean anew = noStore || flag(message, TtsConstants.NO_CACHE, false);
        boolean streaming = flag(message, TtsConstants.STREAMING, endpoint.isStreaming());
        Ticket ticket = new Ticket(flag(message, TtsConstants.STORE, true), streaming);
        Supplier<Work<SpeechRecording>> takeOff =
                () -> synthesizer.start(resolved, limits(endpoint, streaming), streaming);
        Passenger<SpeechRecording> passenger = endpoint.isCoalesce() && !anew
                ? flights.board(resolved.key().asset(), resolved.resolvedAt(), ticket, takeOff)
                : flights.alone(streaming, takeOff);
        Seat seat = new Seat(passenger, threads);
        seat.take(exchange);
        if (exchange.getProperty(TtsConstants.GIVEN_UP) instanceof CompletionStage<?> givenUp) {
            givenUp.thenRun(() -> passenger.arrival().cancel(false));
        }
        passenger
                .arrival()
                .orTimeout(endpoint.getTimeout(), TimeUnit.MILLISECONDS)
                .whenCompleteAsync(
                        LogContext.current().around((arrival, failure) -> {
                            if (failure == null) {
                                answer(exchange, resolved, arrival, seat, noStore);
                            } else {
                                passenger.leave();
                                exchange.setException(failure(failure, endpoint.getTimeout()));
                            }
                            callback.done(false);
                        }),
                        threads.carrying(streaming));
        return false;
    }

    /** A stream has as much time for each part of a long text as for its first byte, anything else for the whole. */
    private static Supplier<CallLimits> limits(TtsConfiguration endpoint, boolean streaming) {
        Duration timeout = Duration.ofMillis(endpoint.getTimeout());
        CallLimits whole = CallLimits.within(timeout, endpoint.getLedger());
        return streaming ? () -> CallLimits.within(timeout, endpoint.getLedger()) : () -> whole;
    }

    private ResolvedRequest resolved(Exchange exchange, String engine, TtsConfiguration endpoint) {
        return ResolvedRequest.of(exchange).orElseGet(() -> {
            ResolvedRequest resolved = resolver.resolve(exchange, engine, endpoint);
            resolved.writeTo(exchange);
            return resolved;
        });
    }

    private void answer(
            Exchange exchange, ResolvedRequest resolved, Arrival<SpeechRecording> arrival, Seat seat, boolean noStore) {
        SpeechRecording recording = arrival.value();
        Message message = exchange.getMessage();
        SpeechHeaders.begin(message, resolved, noStore ? "bypass" : arrival.keeper() ? "synthesized" : "joined");
        ResolvedRequest.forget(exchange);
        if (!arrival.keeper()) {
            metrics.of(resolved.engineName()).joined();
        }
        if (recording.isComplete()) {
            complete(recording, arrival.keeper()).applyTo(message);
        } else {
            recording.done().whenComplete((end, failure) -> seat.complete());
            message.setBody(new RecordingReader(recording, seat, () -> whole(recording, seat, arrival.keeper())));
        }
    }

    private CompletionStage<CompleteSpeech> whole(SpeechRecording recording, Seat seat, boolean keeper) {
        CompletableFuture<CompleteSpeech> whole = new CompletableFuture<>();
        recording
                .done()
                .whenCompleteAsync(
                        LogContext.current().around((end, failure) -> {
                            threads.later(KEEPING, seat::close);
                            if (failure == null) {
                                whole.complete(complete(recording, keeper));
                            } else {
                                whole.completeExceptionally(recording.failure());
                            }
                        }),
                        threads.work());
        return whole;
    }

    private static CompleteSpeech complete(SpeechRecording recording, boolean keeper) {
        SynthesizedSpeech speech = recording.speech();
        return new CompleteSpeech(speech.speech().audio(), SpeechHeaders.end(speech, keeper));
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

    private static boolean flag(Message message, String header, boolean otherwise) {
        return Setting.of(message, header, Boolean.class, otherwise).orElseThrow();
    }
}
