package io.github.cameltts.spi;

/** The synthesis was stopped before it ended, because nobody waited for it or the application is stopping. */
public final class SpeechCancelledException extends SpeechException {

    private static final long serialVersionUID = 1L;

    public SpeechCancelledException(String message) {
        this(message, null);
    }

    public SpeechCancelledException(String message, Throwable cause) {
        super(message, cause, true);
    }

    @Override
    public boolean isCallersFault() {
        return true;
    }
}
