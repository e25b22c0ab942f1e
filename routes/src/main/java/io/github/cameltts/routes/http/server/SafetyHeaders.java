package io.github.cameltts.routes.http.server;

import io.vertx.core.Handler;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/** What tells browsers to take answers for nothing but what they are, and to let no other site use them. */
final class SafetyHeaders implements Handler<RoutingContext> {

    private static final String POLICY =
            "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    @Override
    public void handle(RoutingContext http) {
        MultiMap headers = http.response().headers();
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("X-Frame-Options", "DENY");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        headers.set("Content-Security-Policy", POLICY);
        http.next();
    }
}
