package io.github.cameltts.routes.http;

import java.util.Optional;

/** A request that is answered with an error. The message goes to the caller: it tells what to do, and no secrets. */
public final class HttpFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String field;

    public HttpFailure(int status, String message) {
        this(status, message, null, null);
    }

    private HttpFailure(int status, String message, String field, Throwable cause) {
        super(message, cause);
        this.status = status;
        this.field = field;
    }

    /** Of a body that cannot be read, or has a wrong field. */
    static HttpFailure badRequest(String message, String field, Throwable cause) {
        return new HttpFailure(400, message, field, cause);
    }

    /** Status code of the answer. */
    public int status() {
        return status;
    }

    /** The field of the request that is wrong. */
    public Optional<String> field() {
        return Optional.ofNullable(field);
    }
}
