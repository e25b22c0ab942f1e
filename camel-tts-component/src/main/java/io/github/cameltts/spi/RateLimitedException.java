package io.github.cameltts.spi;

import java.time.Duration;
import java.util.Optional;

/** The provider is busy, or takes no more requests for now; the same request may succeed a little later. */
public final class RateLimitedException extends SpeechException {

    private static final long serialVersionUID = 1L;

    /** Null when the provider did not say; an Optional is not serializable. */
    private final Duration retryAfter;

    /**
     * @param retryAfter how long the provider asks to wait
     */
    public RateLimitedException(String message, Optional<Duration> retryAfter) {
        super(message, null, true);
        this.retryAfter = retryAfter.orElse(null);
    }

    /** How long the provider asks to wait, empty when it did not say. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
