package io.github.cameltts.spi;

/** No audio within the time that the caller allows. */
public final class SpeechTimeoutException extends SpeechException {

    private static final long serialVersionUID = 1L;

    public SpeechTimeoutException(String message) {
        this(message, null);
    }

    public SpeechTimeoutException(String message, Throwable cause) {
        super(message, cause, true);
    }
}
