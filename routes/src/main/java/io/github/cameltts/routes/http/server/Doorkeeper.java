package io.github.cameltts.routes.http.server;

import io.github.cameltts.routes.http.AccessRule;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;

/** Asks everybody for the token, but those who ask how the server is. Nobody's body is read before. */
final class Doorkeeper implements Handler<RoutingContext> {

    private static final String HEALTH = "/observe/health";

    private final AccessRule rule;

    Doorkeeper(AccessRule rule) {
        this.rule = rule;
    }

    @Override
    public void handle(RoutingContext http) {
        HttpServerRequest request = http.request();
        String path = http.normalizedPath();
        if (!path.equals(HEALTH) && !path.startsWith(HEALTH + "/")) {
            rule.check(
                    request::getHeader,
                    request.localAddress() == null ? "" : request.localAddress().toString());
        }
        http.next();
    }
}
