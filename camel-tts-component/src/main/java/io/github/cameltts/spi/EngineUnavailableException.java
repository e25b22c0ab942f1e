package io.github.cameltts.spi;

/** The engine cannot be reached or is not installed; another attempt, or another engine, may succeed. */
public final class EngineUnavailableException extends SpeechException {

    private static final long serialVersionUID = 1L;

    public EngineUnavailableException(String message) {
        this(message, null);
    }

    public EngineUnavailableException(String message, Throwable cause) {
        super(message, cause, true);
    }
}
