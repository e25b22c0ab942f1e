package io.github.cameltts.routes.transfer;

/** The file is no archive of a cache, or not one that is safe to read. Nothing of it is served. */
public final class InvalidArchiveException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InvalidArchiveException(String message) {
        super(message);
    }

    InvalidArchiveException(String message, Throwable cause) {
        super(message, cause);
    }
}
