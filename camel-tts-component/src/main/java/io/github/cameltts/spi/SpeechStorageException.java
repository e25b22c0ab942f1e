package io.github.cameltts.spi;

/**
 * Audio or its metadata could not be read from or written to the store. The message goes to whoever asked, so it names
 * settings and bare files, and no folders; those are for the cause.
 */
public final class SpeechStorageException extends SpeechException {

    private static final long serialVersionUID = 1L;

    public SpeechStorageException(String message) {
        this(message, null);
    }

    public SpeechStorageException(String message, Throwable cause) {
        super(message, cause, true);
    }
}
