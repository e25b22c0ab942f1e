package io.github.cameltts.internal;

import io.github.cameltts.TtsConfiguration;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.internal.Arrivals.Origin;
import io.github.cameltts.internal.calls.CallLimits;
import io.github.cameltts.internal.observe.SpeechMetrics;
import io.github.cameltts.spi.NotCachedException;
import java.time.Duration;
import java.util.function.Supplier;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Speaks the body. Exchanges that want the same audio share one synthesis, and none of them holds a thread. */
public final class SynthesizeOperation implements Operation {

    private final RequestResolver resolver;
    private final Flights<SpeechRecording> flights;
    private final Synthesizer synthesizer;
    private final Arrivals arrivals;
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
        this.arrivals = new Arrivals(threads);
        this.metrics = metrics;
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback, String engine, TtsConfiguration endpoint) {
        ResolvedRequest resolved = resolver.resolved(exchange, engine, endpoint);
        Message message = exchange.getMessage();
        if (Setting.flag(message, TtsConstants.ONLY_IF_CACHED, false)) {
            throw new NotCachedException("The audio is not kept, and the header " + TtsConstants.ONLY_IF_CACHED
                    + " forbids to make it. Leave the header out.");
        }
        boolean noStore = Setting.flag(message, TtsConstants.NO_STORE, false);
        boolean anew = noStore || Setting.flag(message, TtsConstants.NO_CACHE, false);
        boolean streaming = Setting.flag(message, TtsConstants.STREAMING, endpoint.isStreaming());
        Ticket ticket = new Ticket(Setting.flag(message, TtsConstants.STORE, true), streaming);
        Supplier<Work<SpeechRecording>> takeOff =
                () -> synthesizer.start(resolved, limits(endpoint, streaming), streaming);
        Passenger<SpeechRecording> passenger = endpoint.isCoalesce() && !anew
                ? flights.board(resolved.key().asset(), resolved.resolvedAt(), ticket, takeOff)
                : flights.alone(streaming, takeOff);
        arrivals.await(
                exchange,
                callback,
                resolved,
                passenger,
                endpoint.getTimeout(),
                streaming,
                keeper -> origin(resolved, keeper, noStore));
        return false;
    }

    /** A stream has as much time for each part of a long text as for its first byte, anything else for the whole. */
    private static Supplier<CallLimits> limits(TtsConfiguration endpoint, boolean streaming) {
        Duration timeout = Duration.ofMillis(endpoint.getTimeout());
        CallLimits whole = CallLimits.within(timeout, endpoint.getLedger());
        return streaming ? () -> CallLimits.within(timeout, endpoint.getLedger()) : () -> whole;
    }

    private Origin origin(ResolvedRequest resolved, boolean keeper, boolean noStore) {
        if (!keeper) {
            metrics.of(resolved.engineName()).joined();
        }
        return new Origin(noStore ? "bypass" : keeper ? "synthesized" : "joined", keeper);
    }
}
