package io.github.cameltts.routes.http.server;

import io.github.cameltts.routes.http.RequestId;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Gives each request its name, all lines of the log about it that name, and the log one line about it, without a word of what was asked for. */
final class RequestNaming implements Handler<RoutingContext> {

    private static final Logger ACCESS = LoggerFactory.getLogger("io.github.cameltts.access");
    private static final int MOST_OF_A_PATH = 128;

    @Override
    public void handle(RoutingContext http) {
        String id = RequestId.of(http.request().getHeader(RequestId.HEADER));
        http.request().headers().set(RequestId.HEADER, id);
        http.response().putHeader(RequestId.HEADER, id);
        if (ACCESS.isInfoEnabled()) {
            long begin = System.nanoTime();
            http.addEndHandler(ended -> log(http, id, begin));
        }
        try (MDC.MDCCloseable named = MDC.putCloseable(RequestId.LOG_KEY, id)) {
            http.next();
        }
    }

    private static void log(RoutingContext http, String id, long begin) {
        ACCESS.info(
                "{} {} {} {} bytes {} ms {} {}{}",
                http.request().method(),
                path(http),
                http.response().getStatusCode(),
                http.response().bytesWritten(),
                (System.nanoTime() - begin) / 1_000_000,
                id,
                Optional.ofNullable(http.response().headers().get("Cache-Status"))
                        .orElse("-"),
                http.response().ended() ? "" : " broken off");
    }

    /** What a caller wrote stays one short line. */
    private static String path(RoutingContext http) {
        String path = http.request().path().replaceAll("[^!-~]", "?");
        return path.length() > MOST_OF_A_PATH ? path.substring(0, MOST_OF_A_PATH) + "..." : path;
    }
}
