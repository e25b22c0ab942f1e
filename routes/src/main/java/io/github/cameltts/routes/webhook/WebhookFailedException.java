package io.github.cameltts.routes.webhook;

/** A webhook was called in vain. The message names neither its address nor what was sent. */
public final class WebhookFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final boolean retryable;

    WebhookFailedException(String message, boolean retryable) {
        super(message);
        this.retryable = retryable;
    }

    /** Whether it may succeed later. */
    public boolean retryable() {
        return retryable;
    }
}
