package io.github.cameltts.internal;

import io.github.cameltts.TtsConstants;
import java.time.Duration;
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

    /** How long a flight waits for a store step, or a reader, that may not come. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final SpeechThreads threads;
    private Passenger<?> passenger;
    private int streams;
    private int readers;
    private int closed;
    private boolean kept;
    private boolean complete;
    private boolean exchangeDone;
    private boolean graceOver;

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
                    threads.later(GRACE, Seat.this::exchangeDone);
                } else {
                    exchangeDone();
                }
                if (isTaken()) {
                    threads.later(GRACE, Seat.this::graceOver);
                }
            }
        });
    }

    private synchronized boolean isTaken() {
        return passenger != null;
    }

    private synchronized boolean mayStillBeStored() {
        return passenger != null && passenger.isKeeper();
    }

    /** The body is a stream, or a branch of the route got a copy of it. */
    void handedOut() {
        changed(() -> streams++);
    }

    /** Somebody began to read one of the streams. */
    void opened() {
        changed(() -> readers++);
    }

    /** Nobody will read one of the streams any more. */
    void closed(boolean wasOpen) {
        changed(() -> {
            closed++;
            readers -= wasOpen ? 1 : 0;
        });
    }

    void reopened() {
        changed(() -> closed--);
    }

    /** A step waits for the whole; only {@link #close} ends that. */
    void kept() {
        changed(() -> kept = true);
    }

    /** The synthesis is over. */
    void complete() {
        changed(() -> complete = true);
    }

    void exchangeDone() {
        changed(() -> exchangeDone = true);
    }

    /** Who has not begun to read by now will not. */
    void graceOver() {
        changed(() -> graceOver = true);
    }

    private void changed(Runnable change) {
        boolean over;
        synchronized (this) {
            change.run();
            boolean beingRead = !complete && (readers > 0 || (streams > closed && !graceOver));
            boolean givenUp = streams > 0 && closed == streams;
            over = !kept && (givenUp || (exchangeDone && !beingRead));
        }
        if (over) {
            close();
        }
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
