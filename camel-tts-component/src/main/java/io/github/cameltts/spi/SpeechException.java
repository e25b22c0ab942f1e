package io.github.cameltts.spi;

import java.time.Duration;
import java.util.Optional;

/**
 * The one family of failures. Messages say what to do next, and never carry the text to speak or a secret.
 *
 * <p>Each subclass decides once whether the same request may succeed later.
 */
public abstract sealed class SpeechException extends RuntimeException
        permits InvalidSpeechRequestException,
                EngineUnavailableException,
                RateLimitedException,
                QuotaExceededException,
                BudgetExceededException,
                NotCachedException,
                SynthesisFailedException,
                InvalidAudioException,
                SpeechTimeoutException,
                SpeechCancelledException,
                SpeechStorageException {

    private static final long serialVersionUID = 1L;

    private final boolean retryable;

    SpeechException(String message, Throwable cause, boolean retryable) {
        super(message, cause);
        this.retryable = retryable;
    }

    /** How long the provider asks to wait before the next request, empty when it did not say. */
    public Optional<Duration> retryAfter() {
        return Optional.empty();
    }

    /** Whether the same request, sent again unchanged, may succeed. */
    public final boolean retryable() {
        return retryable;
    }

    /**
     * Whether the request itself, or the caller who gave it up, is the reason: another engine must not be asked then,
     * and this failure says nothing about the engine.
     */
    public boolean isCallersFault() {
        return false;
    }
}
