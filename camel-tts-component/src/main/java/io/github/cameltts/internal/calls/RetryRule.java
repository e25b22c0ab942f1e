package io.github.cameltts.internal.calls;

import io.github.cameltts.spi.RateLimitedException;
import io.github.cameltts.spi.SpeechCancelledException;
import io.github.cameltts.spi.SpeechException;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import java.time.Duration;
import java.util.Optional;

/** Says which failures of an engine are worth another attempt, and when. Thread-safe. */
final class RetryRule {

    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final double GROWTH = 2;
    private static final double JITTER = 0.5;

    private final IntervalFunction backoff;
    private final Retry retry;

    RetryRule(String engine, EngineTerms terms) {
        backoff = IntervalFunction.ofExponentialRandomBackoff(terms.retryDelay(), GROWTH, JITTER, LONGEST);
        retry = Retry.of(
                "tts-" + engine,
                RetryConfig.custom()
                        .maxAttempts(terms.maxAttempts())
                        .retryOnException(RetryRule::isWorthwhile)
                        .intervalBiFunction((attempt, outcome) -> millis(attempt, outcome.getLeft()))
                        .build());
    }

    /** Follows the attempts of one request. */
    Course begin() {
        return new Course(retry.asyncContext());
    }

    private static boolean isWorthwhile(Throwable failure) {
        return failure instanceof SpeechException known
                && known.retryable()
                && !(failure instanceof SpeechCancelledException);
    }

    /** Never earlier than the provider asks for. */
    private long millis(int attempt, Throwable failure) {
        Duration wanted =
                failure instanceof SpeechException known ? known.retryAfter().orElse(Duration.ZERO) : Duration.ZERO;
        return Math.max(wanted.plusNanos(NANOS_PER_MILLI - 1).toMillis(), backoff.apply(attempt));
    }

    /** The attempts of one request so far; used by one thread at a time. */
    final class Course {

        private final Retry.AsyncContext<Object> context;
        private int turns;

        private Course(Retry.AsyncContext<Object> context) {
            this.context = context;
        }

        /**
         * How long to wait before the next attempt, empty when there is none. Waiting for one's turn at a provider that
         * allows so many calls at once is no failed attempt.
         */
        Optional<Duration> after(Throwable failure) {
            if (failure instanceof RateLimitedException busy
                    && busy.limit() == RateLimitedException.Limit.CONCURRENCY) {
                turns++;
                return Optional.of(Duration.ofMillis(millis(turns, failure)));
            }
            long millis = context.onError(failure);
            return millis < 0 ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
        }

        void succeeded() {
            context.onComplete();
        }
    }
}
