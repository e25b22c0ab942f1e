package io.github.cameltts.routes.http.server;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.Set;

/** A request that only reads has no form; Vert.x fails on one that says it has. */
final class NoFormToRead implements Handler<RoutingContext> {

    private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

    @Override
    public void handle(RoutingContext http) {
        if (READING.contains(http.request().method())) {
            http.request().headers().remove("Content-Type");
        }
        http.next();
    }
}
