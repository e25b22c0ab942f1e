package io.github.cameltts.spi;

/** The engine answered with nothing, or with bytes that are not the audio that was asked for. */
public final class InvalidAudioException extends SpeechException {

    private static final long serialVersionUID = 1L;

    public InvalidAudioException(String message) {
        this(message, null);
    }

    public InvalidAudioException(String message, Throwable cause) {
        super(message, cause, true);
    }
}
