package io.github.cameltts.cli;

/** A command that was not carried out; the message is one sentence that says why and what to do. */
final class RefusedException extends RuntimeException {

    RefusedException(String message) {
        super(message);
    }

    RefusedException(String message, Throwable cause) {
        super(message, cause);
    }
}
