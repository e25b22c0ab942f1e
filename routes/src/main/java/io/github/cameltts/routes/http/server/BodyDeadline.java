package io.github.cameltts.routes.http.server;

import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/** Closes connections whose request has a body that does not come to its end in time. */
final class BodyDeadline implements Handler<RoutingContext> {

    private static final String TIMER = "ttsBodyDeadline";

    private final Duration patience;

    BodyDeadline(Duration patience) {
        this.patience = patience;
    }

    @Override
    public void handle(RoutingContext http) {
        if (http.request().getHeader("Content-Length") != null
                || http.request().getHeader("Transfer-Encoding") != null) {
            long timer = http.vertx().setTimer(patience.toMillis(), late -> http.request()
                    .connection()
                    .close());
            http.put(TIMER, timer);
            http.addEndHandler(ended -> http.vertx().cancelTimer(timer));
        }
        http.next();
    }

    /** To be called once the body is there. */
    static void met(RoutingContext http) {
        Long timer = http.remove(TIMER);
        if (timer != null) {
            http.vertx().cancelTimer(timer);
        }
    }
}
