package io.github.cameltts.spi;

import java.time.Duration;
import java.util.Optional;

/** The engine cannot be reached or is not installed; another attempt, or another engine, may succeed. */
public sealed class EngineUnavailableException extends SpeechException permits UnusableModelException {

    private static final long serialVersionUID = 1L;

    /** Null when the provider did not say; an Optional is not serializable. */
    private final Duration retryAfter;

    public EngineUnavailableException(String message) {
        this(message, (Throwable) null);
    }

    public EngineUnavailableException(String message, Throwable cause) {
        super(message, cause, true);
        retryAfter = null;
    }

    EngineUnavailableException(String message, Throwable cause, boolean retryable) {
        super(message, cause, retryable);
        retryAfter = null;
    }

    /**
     * @param retryAfter how long the provider asks to wait
     */
    public EngineUnavailableException(String message, Optional<Duration> retryAfter) {
        super(message, null, true);
        this.retryAfter = retryAfter.orElse(null);
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
