package io.github.cameltts.routes.http.server;

import io.github.cameltts.routes.http.HttpFailure;
import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Collection;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Answers what no route took: 405 where a route has the path and another method, else 404. */
final class NoSuchPath implements Handler<RoutingContext> {

    private static final Pattern PARAMETER = Pattern.compile(":[A-Za-z0-9_]+");

    private final Router router;

    NoSuchPath(Router router) {
        this.router = router;
    }

    @Override
    public void handle(RoutingContext http) {
        String allowed = router.getRoutes().stream()
                .filter(route -> isAt(route, http.normalizedPath()))
                .map(route -> Optional.ofNullable(route.methods()))
                .flatMap(Optional::stream)
                .flatMap(Collection::stream)
                .map(HttpMethod::name)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        if (allowed.isEmpty()) {
            throw new HttpFailure(404, "There is nothing at this address.");
        }
        http.response().putHeader("Allow", allowed);
        throw new HttpFailure(405, "This address takes " + allowed + ".");
    }

    private static boolean isAt(Route route, String path) {
        String pattern = route.getPath();
        return pattern != null && path.matches(PARAMETER.matcher(pattern).replaceAll("[^/]+"));
    }
}
