package io.github.cameltts.internal;

import io.github.cameltts.CompleteSpeech;
import io.github.cameltts.TtsConfiguration;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.internal.Arrivals.Origin;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Makes what is asked for out of its master, which the exchange property {@link TtsConstants#MASTER} holds. Exchanges that
 * want the same audio share one conversion, and none of them holds a thread.
 */
public final class ConvertOperation implements Operation {

    private final RequestResolver resolver;
    private final Flights<SpeechRecording> flights;
    private final Executor encoding;
    private final Arrivals arrivals;

    public ConvertOperation(RequestResolver resolver, Flights<SpeechRecording> flights, SpeechThreads threads) {
        this.resolver = resolver;
        this.flights = flights;
        this.encoding = threads.work();
        this.arrivals = new Arrivals(threads);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback, String engine, TtsConfiguration endpoint) {
        ResolvedRequest resolved = resolver.resolved(exchange, engine, endpoint);
        Message message = exchange.getMessage();
        Master master = Optional.ofNullable(exchange.removeProperty(TtsConstants.MASTER))
                .filter(CompleteSpeech.class::isInstance)
                .flatMap(audio -> Master.of(resolved, (CompleteSpeech) audio))
                .orElseThrow(() -> new InvalidSpeechRequestException(
                        "There is nothing to convert. Put the audio that the operation master describes into the exchange"
                                + " property " + TtsConstants.MASTER + ", where the header " + TtsConstants.CONVERSION
                                + " or " + TtsConstants.TWIN + " is set."));
        boolean anew = Setting.flag(message, TtsConstants.NO_STORE, false)
                || Setting.flag(message, TtsConstants.NO_CACHE, false);
        Ticket ticket = new Ticket(Setting.flag(message, TtsConstants.STORE, true), false);
        Passenger<SpeechRecording> passenger = endpoint.isCoalesce() && !anew
                ? flights.board(flight(resolved), resolved.resolvedAt(), ticket, () -> master.conversion(encoding))
                : flights.alone(false, () -> master.conversion(encoding));
        arrivals.await(
                exchange,
                callback,
                resolved,
                passenger,
                endpoint.getTimeout(),
                false,
                keeper -> origin(master.isBought(), keeper));
        return false;
    }

    /** What an engine is asked for itself, and may be streaming just now, has a flight of its own beside that of a twin. */
    private static String flight(ResolvedRequest resolved) {
        String key = resolved.key().asset();
        return resolved.conversion().isPresent() ? key : "twin-" + key;
    }

    /** Whoever had the master made has paid for all that is made of it now, whoever converts it. */
    private static Origin origin(boolean bought, boolean keeper) {
        return bought ? new Origin("synthesized", true) : new Origin(keeper ? "converted" : "joined", false);
    }
}
