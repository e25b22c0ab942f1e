package io.github.cameltts.routes.jobs;

import java.util.Optional;

/** A request about jobs that is refused. The message says what to do, without the texts. */
public final class JobException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Why a request is refused. */
    public enum Reason {
        /** A field is missing or wrong. */
        INVALID,
        /** More texts or characters than a job may have. */
        TOO_LARGE,
        /** There is no such job, or it is somebody else's. */
        UNKNOWN,
        /** The idempotency key was used for something else. */
        KEY_IN_USE,
        /** Too many jobs are not finished yet. */
        TOO_MANY
    }

    private final Reason reason;
    private final String field;

    JobException(Reason reason, String message) {
        this(reason, message, null, null);
    }

    private JobException(Reason reason, String message, String field, Throwable cause) {
        super(message, cause);
        this.reason = reason;
        this.field = field;
    }

    static JobException invalid(String field, String message) {
        return new JobException(Reason.INVALID, message, field, null);
    }

    static JobException invalid(String field, Exception cause) {
        return new JobException(Reason.INVALID, cause.getMessage(), field, cause);
    }

    static JobException unknown() {
        return new JobException(
                Reason.UNKNOWN, "There is no such job. Finished ones are forgotten after tts.jobs.retention.");
    }

    public Reason reason() {
        return reason;
    }

    /** The field of the request that is wrong. */
    public Optional<String> field() {
        return Optional.ofNullable(field);
    }
}
