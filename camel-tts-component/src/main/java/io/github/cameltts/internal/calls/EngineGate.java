package io.github.cameltts.internal.calls;

import io.github.cameltts.spi.RateLimitedException;
import io.github.cameltts.spi.SpeechTimeoutException;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Lets a bounded number of calls be under way at once and at a bounded rate. The others wait in the order in which they
 * came, without a thread. Thread-safe.
 */
public final class EngineGate {

    private enum Start {
        UNASKED,
        AWAITED,
        ALLOWED
    }

    private final String engine;
    private final int maxConcurrent;
    private final int maxQueue;
    private final Pace pace;
    private final CallTimer timer;
    private final Set<QueuedCall<?>> waiting = new LinkedHashSet<>();
    private final ThreadLocal<Boolean> admitting = new ThreadLocal<>();
    private Start next = Start.UNASKED;
    private int active;

    /**
     * @param engine the name in messages
     * @param maxConcurrent most calls at once, 0 for any number
     */
    EngineGate(String engine, int maxConcurrent, int maxQueue, Pace pace, CallTimer timer) {
        this.engine = engine;
        this.maxConcurrent = maxConcurrent == 0 ? Integer.MAX_VALUE : maxConcurrent;
        this.maxQueue = maxQueue;
        this.pace = pace;
        this.timer = timer;
    }

    /**
     * Starts a call now or when its turn has come.
     *
     * @param deadline {@link CallTimer#nanoTime()} after which it must not start
     * @return the call's outcome; cancelling it leaves the queue, or stops the call
     * @throws RateLimitedException when too many are waiting
     */
    <T> CompletableFuture<T> submit(Supplier<RunningCall<T>> call, long deadline) {
        QueuedCall<T> queuedCall =
                new QueuedCall<>(() -> isOver(deadline) ? RunningCall.failed(late()) : call.get(), this::release);
        if (startsAtOnce(queuedCall)) {
            queuedCall.start();
        } else {
            Future<?> expiry =
                    timer.after(Duration.ofNanos(Math.max(0, deadline - timer.nanoTime())), () -> expire(queuedCall));
            queuedCall.outcome().whenComplete((value, failure) -> {
                expiry.cancel(false);
                leave(queuedCall);
            });
        }
        return queuedCall.outcome();
    }

    /** Calls under way. */
    public synchronized int active() {
        return active;
    }

    /** Calls that wait for their turn. */
    public synchronized int depth() {
        return waiting.size();
    }

    private synchronized boolean startsAtOnce(QueuedCall<?> queuedCall) {
        if (waiting.isEmpty() && mayStart()) {
            active++;
            return true;
        }
        if (waiting.size() >= maxQueue) {
            throw new RateLimitedException(
                    "The engine '" + engine + "' is busy, and " + waiting.size()
                            + " requests wait for it already. Try again later, or raise tts." + engine
                            + ".maxQueue or tts." + engine + ".maxConcurrent.",
                    Optional.empty());
        }
        waiting.add(queuedCall);
        return false;
    }

    /** Takes the permission to start a call, or makes sure that {@link #admit} is called when there is one. */
    private boolean mayStart() {
        if (active >= maxConcurrent || next == Start.AWAITED) {
            return false;
        }
        if (next == Start.UNASKED) {
            long nanos = pace.reserve();
            if (nanos > 0) {
                next = Start.AWAITED;
                timer.after(Duration.ofNanos(nanos), this::allow);
                return false;
            }
        }
        next = Start.UNASKED;
        return true;
    }

    private void allow() {
        synchronized (this) {
            next = Start.ALLOWED;
        }
        admit();
    }

    private void release() {
        synchronized (this) {
            active--;
        }
        admit();
    }

    /** A call may end before its start returns: the loop further up the stack then goes on, and the stack stays flat. */
    private void admit() {
        if (admitting.get() != null) {
            return;
        }
        admitting.set(true);
        try {
            for (Optional<QueuedCall<?>> first = claim(); first.isPresent(); first = claim()) {
                first.get().start();
            }
        } finally {
            admitting.remove();
        }
    }

    private synchronized Optional<QueuedCall<?>> claim() {
        if (waiting.isEmpty() || !mayStart()) {
            return Optional.empty();
        }
        Iterator<QueuedCall<?>> inOrder = waiting.iterator();
        QueuedCall<?> first = inOrder.next();
        inOrder.remove();
        active++;
        return Optional.of(first);
    }

    private synchronized void leave(QueuedCall<?> queuedCall) {
        waiting.remove(queuedCall);
    }

    private void expire(QueuedCall<?> queuedCall) {
        boolean queued;
        synchronized (this) {
            queued = waiting.remove(queuedCall);
        }
        if (queued) {
            queuedCall.outcome().completeExceptionally(late());
        }
    }

    private boolean isOver(long deadline) {
        return timer.nanoTime() - deadline >= 0;
    }

    private SpeechTimeoutException late() {
        return new SpeechTimeoutException("The engine '" + engine
                + "' was busy until the request's time was up. Allow more time with the option timeout, or raise tts."
                + engine + ".maxConcurrent.");
    }
}
