package io.github.cameltts.internal.calls;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** How fast calls may follow one another. Thread-safe, and never blocks. */
@FunctionalInterface
interface Pace {

    /** Reserves the next call. @return nanoseconds until it may begin, 0 for now */
    long reserve();

    /** @param perSecond most calls that begin in a second, spread evenly over it; 0 for any number */
    static Pace of(String engine, BigDecimal perSecond) {
        if (perSecond.signum() == 0) {
            return () -> 0;
        }
        long period = BigDecimal.valueOf(1_000_000_000)
                .divide(perSecond, 0, RoundingMode.CEILING)
                .longValueExact();
        RateLimiter limiter = RateLimiter.of(
                "tts-" + engine,
                RateLimiterConfig.custom()
                        .limitForPeriod(1)
                        .limitRefreshPeriod(Duration.ofNanos(period))
                        .timeoutDuration(Duration.ofDays(1))
                        .build());
        return limiter::reservePermission;
    }
}
