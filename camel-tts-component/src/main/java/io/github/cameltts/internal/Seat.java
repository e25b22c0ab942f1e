package io.github.cameltts.internal;

import io.github.cameltts.TtsConstants;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.support.SynchronizationAdapter;

/**
 * Keeps an exchange aboard its flight for as long as somebody may want the audio: the exchange, whoever reads its
 * stream, or a step that keeps the whole. Thread-safe.
 *
 * <p>The unit of work of a Kamelet is over when the Kamelet is, before the store step of its caller. And most consumers
 * read a stream after the exchange is done. So both get some time before they count as gone.
 */
final class Seat implements AutoCloseable {

    /** What happened to an exchange and its stream. */
    enum Event {
        /** The body is a stream. */
        STREAMED,
        /** Somebody began to read it. */
        OPENED,
        /** Nobody will read it any more. */
        CLOSED,
        /** A step waits for the whole; only {@link #close} ends that. */
        KEPT,
        /** The synthesis is over. */
        COMPLETE,
        EXCHANGE_DONE,
        /** Who has not begun to read by now will not. */
        GRACE_OVER
    }

    /** How long a flight waits for a store step, or a reader, that may not come. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final SpeechThreads threads;
    private final Set<Event> events = EnumSet.noneOf(Event.class);
    private Passenger<?> passenger;

    Seat(Passenger<?> passenger, SpeechThreads threads) {
        this.passenger = passenger;
        this.threads = threads;
    }

    /** Follows the life of an exchange. */
    void take(Exchange exchange) {
        exchange.setProperty(TtsConstants.FLIGHT, this);
        boolean inKamelet = exchange.getFromEndpoint() != null
                && exchange.getFromEndpoint().getEndpointUri().startsWith("kamelet:");
        exchange.getExchangeExtension().addOnCompletion(new SynchronizationAdapter() {
            @Override
            public void onDone(Exchange done) {
                if (inKamelet && mayStillBeStored()) {
                    threads.later(GRACE, () -> happened(Event.EXCHANGE_DONE));
                } else {
                    happened(Event.EXCHANGE_DONE);
                }
                threads.later(GRACE, () -> happened(Event.GRACE_OVER));
            }
        });
    }

    private synchronized boolean mayStillBeStored() {
        return passenger != null && passenger.isKeeper();
    }

    void happened(Event event) {
        boolean over;
        synchronized (this) {
            events.add(event);
            over = isOver();
        }
        if (over) {
            close();
        }
    }

    private boolean isOver() {
        if (events.contains(Event.KEPT)) {
            return false;
        }
        boolean beingRead = events.contains(Event.STREAMED)
                && !events.contains(Event.COMPLETE)
                && (events.contains(Event.OPENED) || !events.contains(Event.GRACE_OVER));
        return events.contains(Event.CLOSED) || (events.contains(Event.EXCHANGE_DONE) && !beingRead);
    }

    /** Nobody wants anything any more. */
    @Override
    public void close() {
        Passenger<?> leaving;
        synchronized (this) {
            leaving = passenger;
            passenger = null; // who still holds the seat shall not hold the audio
        }
        if (leaving != null) {
            leaving.leave();
        }
    }
}
