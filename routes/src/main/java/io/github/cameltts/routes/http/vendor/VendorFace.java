package io.github.cameltts.routes.http.vendor;

import io.vertx.core.http.HttpServerRequest;
import org.apache.camel.Exchange;

/** A face, as far as it shares a path with others. */
public interface VendorFace {

    /** Whether the request comes from a client of this vendor, by what only such clients send. */
    boolean isAskedBy(HttpServerRequest request);

    /** Answers {@code GET /v1/models}. */
    void models(Exchange exchange) throws Exception;
}
