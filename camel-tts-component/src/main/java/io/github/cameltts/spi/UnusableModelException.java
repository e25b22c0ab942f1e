package io.github.cameltts.spi;

/**
 * A local model, or a file beside it, that is broken or of an unknown kind. The same request fails until somebody changes
 * the files; another voice or engine may succeed.
 */
public final class UnusableModelException extends EngineUnavailableException {

    private static final long serialVersionUID = 1L;

    public UnusableModelException(String message) {
        this(message, null);
    }

    public UnusableModelException(String message, Throwable cause) {
        super(message, cause, false);
    }
}
