package io.github.cameltts.spi;

/** The request itself is wrong: empty or too long text, an unknown name, a value out of range. */
public sealed class InvalidSpeechRequestException extends SpeechException
        permits TextTooLongException, UnknownNameException {

    private static final long serialVersionUID = 1L;

    public InvalidSpeechRequestException(String message) {
        this(message, null);
    }

    public InvalidSpeechRequestException(String message, Throwable cause) {
        super(message, cause, false);
    }

    @Override
    public boolean isCallersFault() {
        return true;
    }
}
