package io.github.cameltts.internal;

import io.github.cameltts.TtsConfiguration;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.internal.Passenger.Arrival;
import io.github.cameltts.spi.SpeechCancelledException;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.SpeechTimeoutException;
import io.github.cameltts.spi.SynthesisFailedException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.SynchronizationAdapter;

/** Speaks the body. Exchanges that want the same audio share one synthesis, and none of them holds a thread. */
public final class SynthesizeOperation implements Operation {

    /** How long a flight waits for a store step that may not come. */
    private static final long STORE_MILLIS = 10_000;

    private final RequestResolver resolver;
    private final Flights<SynthesizedSpeech> flights;
    private final Synthesizer synthesizer;
    private final ExecutorService executor;
    private final SpeechStatistics statistics;

    public SynthesizeOperation(
            RequestResolver resolver,
            Flights<SynthesizedSpeech> flights,
            ExecutorService executor,
            SpeechStatistics statistics) {
        this.resolver = resolver;
        this.flights = flights;
        this.synthesizer = new Synthesizer(executor, statistics);
        this.executor = executor;
        this.statistics = statistics;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback, String engine, TtsConfiguration endpoint) {
        ResolvedRequest resolved = resolved(exchange, engine, endpoint);
        Message message = exchange.getMessage();
        boolean noStore = flag(message, TtsConstants.NO_STORE, false);
        Passenger<SynthesizedSpeech> passenger = endpoint.isCoalesce() && !noStore
                ? board(resolved, flag(message, TtsConstants.STORE, true))
                : flights.alone(() -> synthesizer.start(resolved));
        leaveWith(exchange, passenger);
        passenger
                .arrival()
                .orTimeout(endpoint.getTimeout(), TimeUnit.MILLISECONDS)
                .whenCompleteAsync(
                        (arrival, failure) -> {
                            if (failure == null) {
                                answer(exchange, resolved, arrival, noStore);
                            } else {
                                passenger.leave();
                                exchange.setException(failure(failure, endpoint.getTimeout()));
                            }
                            callback.done(false);
                        },
                        executor);
        return false;
    }

    private ResolvedRequest resolved(Exchange exchange, String engine, TtsConfiguration endpoint) {
        return ResolvedRequest.of(exchange).orElseGet(() -> {
            ResolvedRequest resolved = resolver.resolve(exchange, engine, endpoint);
            resolved.writeTo(exchange);
            return resolved;
        });
    }

    private Passenger<SynthesizedSpeech> board(ResolvedRequest resolved, boolean keeper) {
        return flights.board(resolved.key(), resolved.resolvedAt(), keeper, () -> synthesizer.start(resolved));
    }

    /**
     * The flight must outlive the store step, and nobody may wait for an exchange that has gone.
     *
     * <p>The unit of work of a Kamelet is over when the Kamelet is, before the store step of its caller. There the store
     * step closes the property, and where nobody does the flight ends a little later.
     */
    private void leaveWith(Exchange exchange, Passenger<?> passenger) {
        exchange.setProperty(TtsConstants.FLIGHT, (AutoCloseable) passenger::leave);
        boolean inKamelet = exchange.getFromEndpoint() != null
                && exchange.getFromEndpoint().getEndpointUri().startsWith("kamelet:");
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                if (inKamelet && passenger.isKeeper()) {
                    CompletableFuture.delayedExecutor(STORE_MILLIS, TimeUnit.MILLISECONDS, executor)
                            .execute(passenger::leave);
                } else {
                    passenger.leave();
                }
            }
        });
    }

    private void answer(
            Exchange exchange, ResolvedRequest resolved, Arrival<SynthesizedSpeech> arrival, boolean noStore) {
        SynthesizedSpeech speech = arrival.value();
        Message message = exchange.getMessage();
        message.setBody(speech.speech().audio());
        message.setHeader(Exchange.CONTENT_TYPE, resolved.request().format().contentType());
        message.setHeader(TtsConstants.CONTENT_TYPE, resolved.request().format().contentType());
        message.setHeader(TtsConstants.SAMPLE_RATE, speech.sampleRate());
        message.setHeader(TtsConstants.DURATION, speech.duration().toMillis());
        message.setHeader(TtsConstants.SYNTHESIS_TIME, speech.synthesis().toMillis());
        message.setHeader(TtsConstants.CACHE, noStore ? "bypass" : arrival.keeper() ? "synthesized" : "joined");
        ResolvedRequest.forget(exchange);
        if (!arrival.keeper()) {
            statistics.joined(resolved.engineName());
        }
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
