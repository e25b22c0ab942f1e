package io.github.cameltts.routes.http;

import io.github.cameltts.spi.SpeechException;
import java.time.Duration;
import java.util.Optional;

/** A request that is answered with an error. The message goes to the caller: it tells what to do, and no secrets. */
public final class HttpFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    /** Null where no field is wrong; an Optional is not serializable. */
    private final String field;

    /** Null where waiting does not help. */
    private final Duration retryAfter;

    public HttpFailure(int status, String message) {
        this(status, message, null, null, null);
    }

    private HttpFailure(int status, String message, String field, Duration retryAfter, Throwable cause) {
        super(message, cause);
        this.status = status;
        this.field = field;
        this.retryAfter = retryAfter;
    }

    /** Of a body that cannot be read, or has a wrong field. */
    static HttpFailure badRequest(String message, String field, Throwable cause) {
        return new HttpFailure(400, message, field, null, cause);
    }

    /** Of a field that has the right type, but cannot be obeyed. */
    public static HttpFailure ofField(int status, String field, String message) {
        return new HttpFailure(status, message, field, null, null);
    }

    /** Of somebody who should come back later. */
    public static HttpFailure later(int status, String message, Duration retryAfter) {
        return new HttpFailure(status, message, null, retryAfter, null);
    }

    static HttpFailure of(int status, SpeechException failure) {
        return new HttpFailure(
                status, failure.getMessage(), null, failure.retryAfter().orElse(null), failure);
    }

    /** Status code of the answer. */
    public int status() {
        return status;
    }

    /** The field of the request that is wrong. */
    public Optional<String> field() {
        return Optional.ofNullable(field);
    }

    /** What the header {@code Retry-After} says, in whole seconds. */
    public Optional<Long> retryAfterSeconds() {
        return Optional.ofNullable(retryAfter).map(wait -> Math.max(1, (wait.toMillis() + 999) / 1000));
    }
}
