package io.github.cameltts.routes.drop;

import io.github.cameltts.spi.SpeechException;
import java.io.IOException;
import java.time.Duration;
import org.apache.camel.util.ObjectHelper;

/**
 * Whether a failed entry is tried again. Only failures that say so themselves are, each time after twice the wait.
 *
 * <p>Camel's error handler cannot do this here: once the error handler of the route behind has given up, the exchange is
 * marked as exhausted, and no error handler before it redelivers.
 *
 * @param retries attempts after the first
 * @param delay before the second attempt
 */
record RetryRule(int retries, Duration delay) {

    private static final int MAX_DOUBLINGS = 10;

    void apply(DropItem item, Throwable failure) {
        SpeechException speech = ObjectHelper.getException(SpeechException.class, failure);
        if (speech != null && speech.retryable() && item.attempts() <= retries) {
            item.retryAfter(delay.multipliedBy(1L << Math.min(item.attempts() - 1, MAX_DOUBLINGS)));
        } else {
            item.failed(explain(item, speech, failure));
        }
    }

    private static String explain(DropItem item, SpeechException speech, Throwable failure) {
        if (speech != null) {
            return speech.getMessage() + (item.attempts() > 1 ? " (Tried " + item.attempts() + " times.)" : "");
        }
        if (failure instanceof IOException io) {
            return outboxProblem(io);
        }
        return "The speech pipeline failed: " + failure.getClass().getSimpleName() + ": " + failure.getMessage()
                + ". See the log of the application.";
    }

    /** What to say if a result cannot be written. */
    static String outboxProblem(IOException failure) {
        return "The result cannot be written to the outbox: " + failure
                + ". Check its permissions and the free space of the disk.";
    }
}
