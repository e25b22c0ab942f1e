package io.github.cameltts.routes.jobs;

import java.time.Duration;
import java.util.Optional;

/**
 * When a webhook that failed is called again: each time after twice the wait, an hour at most.
 *
 * @param attempts the most in all
 * @param delay before the second one
 */
record WebhookRetry(int attempts, Duration delay) {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int MAX_DOUBLINGS = 20;

    WebhookRetry {
        if (attempts < 1) {
            throw new IllegalArgumentException("tts.webhook.attempts is " + attempts + ". Write 1 or more.");
        }
    }

    /**
     * @param made how many attempts were made
     * @return empty where there is to be no other
     */
    Optional<Duration> after(int made) {
        if (made >= attempts) {
            return Optional.empty();
        }
        long millis = delay.toMillis() << Math.min(made - 1, MAX_DOUBLINGS);
        return Optional.of(Duration.ofMillis(Math.min(LONGEST.toMillis(), millis)));
    }
}
