package io.github.cameltts.spi;

/** The account at the provider is used up; nothing succeeds before somebody adds credit or a new period begins. */
public final class QuotaExceededException extends SpeechException {

    private static final long serialVersionUID = 1L;

    public QuotaExceededException(String message) {
        super(message, null, false);
    }
}
