package io.github.cameltts.spi;

import java.time.Duration;
import java.util.Optional;

/** The provider is busy, or takes no more requests for now; the same request may succeed a little later. */
public final class RateLimitedException extends SpeechException {

    private static final long serialVersionUID = 1L;

    /** What there is too much of. */
    public enum Limit {
        /** Work at the provider, or requests in a time: send fewer, later. */
        LOAD,
        /** Calls of this account at once: the next one may begin when another ends. */
        CONCURRENCY
    }

    private final Limit limit;

    /** Null when the provider did not say; an Optional is not serializable. */
    private final Duration retryAfter;

    /**
     * @param retryAfter how long the provider asks to wait
     */
    public RateLimitedException(String message, Optional<Duration> retryAfter) {
        this(message, retryAfter, Limit.LOAD);
    }

    /**
     * @param retryAfter how long the provider asks to wait
     * @param limit what there is too much of
     */
    public RateLimitedException(String message, Optional<Duration> retryAfter, Limit limit) {
        super(message, null, true);
        this.limit = limit;
        this.retryAfter = retryAfter.orElse(null);
    }

    /** What there is too much of. */
    public Limit limit() {
        return limit;
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
