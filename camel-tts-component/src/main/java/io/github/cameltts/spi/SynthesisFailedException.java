package io.github.cameltts.spi;

/** The engine was reached and could not speak this request. */
public final class SynthesisFailedException extends SpeechException {

    private static final long serialVersionUID = 1L;

    public SynthesisFailedException(String message) {
        this(message, null);
    }

    public SynthesisFailedException(String message, Throwable cause) {
        super(message, cause, false);
    }
}
