package io.github.cameltts.spi;

/** The text is longer than what is allowed, or than what the engine can speak. */
public final class TextTooLongException extends InvalidSpeechRequestException {

    private static final long serialVersionUID = 1L;

    public TextTooLongException(String message) {
        super(message);
    }
}
