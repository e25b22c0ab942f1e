package io.github.cameltts.internal.calls;

import io.github.cameltts.internal.observe.LogContext;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/** Lets work wait without a thread of its own. Thread-safe. */
public interface CallTimer extends AutoCloseable {

    /** Nanoseconds of a clock that never goes back, as {@link System#nanoTime()}. */
    long nanoTime();

    /**
     * Runs short work later, in the log context of this moment.
     *
     * @return cancelling it forgets the work at once
     */
    Future<?> after(Duration delay, Runnable work);

    /** Forgets all work. */
    @Override
    void close();

    /** A timer with one thread. */
    static CallTimer on(ThreadFactory threads) {
        ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1, threads);
        scheduler.setRemoveOnCancelPolicy(true);
        return new CallTimer() {
            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public Future<?> after(Duration delay, Runnable work) {
                try {
                    return scheduler.schedule(LogContext.current().around(work), delay.toNanos(), TimeUnit.NANOSECONDS);
                } catch (RejectedExecutionException stopped) {
                    return CompletableFuture.completedFuture(null); // whoever waits is cancelled with the application
                }
            }

            @Override
            public void close() {
                scheduler.shutdownNow();
            }
        };
    }
}
