package io.github.cameltts.routes.http;

import io.vertx.core.http.HttpServerRequest;

/** How failures are told to the clients of some paths, where it is not in the usual way. Beans of this type are found. */
public interface FailureShape {

    /** Whether whoever sent the request expects this shape. */
    boolean isFor(HttpServerRequest request);

    /**
     * Puts a failure into this shape.
     *
     * @param failure its cause is the failure of speech behind it, where there is one
     * @param requestId the name of the request
     */
    FailureAnswer answer(HttpFailure failure, String requestId);
}
