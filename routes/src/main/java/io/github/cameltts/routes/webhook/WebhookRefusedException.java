package io.github.cameltts.routes.webhook;

/** A webhook must not be called: its address is none, or is not allowed. To try again is of no use. */
public final class WebhookRefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WebhookRefusedException(String message) {
        super(message);
    }
}
