package io.github.cameltts.routes.http.server;

import io.github.cameltts.routes.http.HttpFailure;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.vertx.core.Handler;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Lets so many requests in at once, and so many in a second; others are told to come back. */
final class Admission implements Handler<RoutingContext> {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final int most;
    private final Optional<RateLimiter> rate;
    private final AtomicInteger inside = new AtomicInteger();

    /**
     * @param most requests that may be under way
     * @param perSecond requests that may begin in a second; 0 for any number
     */
    Admission(int most, int perSecond) {
        this.most = most;
        this.rate = perSecond == 0
                ? Optional.empty()
                : Optional.of(RateLimiter.of(
                        "tts-http",
                        RateLimiterConfig.custom()
                                .limitForPeriod(perSecond)
                                .limitRefreshPeriod(SOON)
                                .timeoutDuration(Duration.ZERO)
                                .build()));
    }

    @Override
    public void handle(RoutingContext http) {
        if (!rate.map(RateLimiter::acquirePermission).orElse(true)) {
            throw HttpFailure.later(429, "There are more requests in a second than tts.http.requestsPerSecond.", SOON);
        }
        if (inside.incrementAndGet() > most) {
            inside.decrementAndGet();
            throw HttpFailure.later(503, "There are more requests under way than tts.http.maxRequests.", SOON);
        }
        http.addEndHandler(ended -> inside.decrementAndGet());
        http.next();
    }
}
