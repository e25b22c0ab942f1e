package io.github.cameltts.routes.jobs;

import io.github.cameltts.spi.SpeechException;
import java.time.Duration;
import org.apache.camel.util.ObjectHelper;

/**
 * Whether a segment that failed is spoken again. Only failures that say so themselves are, each time after twice the wait, or
 * after what the provider asks for.
 *
 * @param retries attempts after the first
 * @param delay before the second attempt
 */
record SegmentRetry(int retries, Duration delay) {

    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final int MAX_DOUBLINGS = 10;

    SegmentRetry {
        if (retries < 0) {
            throw new IllegalArgumentException("tts.jobs.retries is " + retries + ". Write 0 or more.");
        }
    }

    void apply(JobRun run, Exception failure) {
        SpeechException speech = ObjectHelper.getException(SpeechException.class, failure);
        if (speech != null && speech.retryable() && run.attempts() <= retries) {
            Duration wait = delay.multipliedBy(1L << Math.min(run.attempts() - 1, MAX_DOUBLINGS));
            run.retryAfter(Math.min(
                    LONGEST.toMillis(), speech.retryAfter().orElse(wait).toMillis()));
        } else {
            run.result(SegmentResult.failed(explain(run, failure)));
        }
    }

    private static String explain(JobRun run, Exception failure) {
        return ToldFailure.of(failure, "Segment " + run.segment().number(), run)
                + (run.attempts() > 1 ? " (Tried " + run.attempts() + " times.)" : "");
    }
}
