package io.github.cameltts.routes.cleanup;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Says yes to one asker in each period, the first one at once. Thread-safe. */
final class AtMostEvery {

    private final long period;
    private final LongSupplier nanoTime;
    private final AtomicLong due;

    AtMostEvery(Duration period, LongSupplier nanoTime) {
        this.period = period.toNanos();
        this.nanoTime = nanoTime;
        this.due = new AtomicLong(nanoTime.getAsLong());
    }

    boolean isTime() {
        long now = nanoTime.getAsLong();
        long next = due.get();
        return now - next >= 0 && due.compareAndSet(next, now + period);
    }
}
