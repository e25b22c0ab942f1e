package io.github.cameltts.routes;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares the wall clock with one that nobody sets. After a leap ahead by more than an hour it is not to be trusted until
 * both have gone alike for a while: whoever has set it wrong has that long to set it right. There is one for a Camel context.
 * Thread-safe.
 */
public final class ClockWatch extends ServiceSupport {

    private static final Logger LOG = LoggerFactory.getLogger(ClockWatch.class);
    private static final Duration LEAP = Duration.ofHours(1);

    private final InstantSource wall;
    private final LongSupplier nanos;
    private Instant seen;
    private long seenNanos;
    private long steadySince;

    /** The leaps that are still waited for, one after the other. */
    private Duration off = Duration.ZERO;

    /** @param nanos as {@link System#nanoTime} */
    ClockWatch(InstantSource wall, LongSupplier nanos) {
        this.wall = wall;
        this.nanos = nanos;
        this.seen = wall.instant();
        this.seenNanos = nanos.getAsLong();
        this.steadySince = seenNanos;
    }

    public static ClockWatch of(CamelContext context) {
        return ContextServices.only(
                context, ClockWatch.class, owner -> new ClockWatch(StoreClock.of(owner), System::nanoTime));
    }

    /** How long to wait after a leap for who looks at the clock so often: a period, and at least an hour. */
    public static Duration waitFor(Duration period) {
        return period.compareTo(LEAP) > 0 ? period : LEAP;
    }

    /** Whether the clock may say that something has ended. Looks at the clocks; ask it now and then. */
    public synchronized boolean isTrusted(Duration wait) {
        look(wait);
        if (isSteady(wait)) {
            off = Duration.ZERO;
        }
        return off.compareTo(LEAP) <= 0;
    }

    /** Whether the clock has gone evenly for so long, since this program has begun to look at it. */
    public synchronized boolean isSteady(Duration wait) {
        return nanos.getAsLong() - steadySince >= wait.toNanos();
    }

    private void look(Duration wait) {
        Instant now = wall.instant();
        long nowNanos = nanos.getAsLong();
        Duration leap = Duration.between(seen, now).minusNanos(nowNanos - seenNanos);
        seen = now;
        seenNanos = nowNanos;
        if (leap.abs().compareTo(LEAP) <= 0) {
            return;
        }
        steadySince = nowNanos;
        off = off.plus(leap);
        if (off.compareTo(LEAP) > 0) {
            LOG.warn(
                    "The clock went ahead by {} hours at once, so nothing is removed for the next {} minutes. If it is wrong, set it"
                            + " right until then. If it is right, or the machine was asleep, there is nothing to do.",
                    off.toHours(),
                    wait.toMinutes());
        } else {
            LOG.warn(
                    "The clock was set by {} hours. What was stored before lives as long as it should.",
                    leap.toHours());
        }
    }
}
