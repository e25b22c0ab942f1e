package io.github.cameltts.spi;

/** The request allows cached audio only, and there is none. HTTP faces answer 504, as RFC 9111 says. */
public final class NotCachedException extends SpeechException {

    private static final long serialVersionUID = 1L;

    public NotCachedException(String message) {
        super(message, null, false);
    }

    @Override
    public boolean isCallersFault() {
        return true;
    }
}
