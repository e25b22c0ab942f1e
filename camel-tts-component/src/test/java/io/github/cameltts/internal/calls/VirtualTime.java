package io.github.cameltts.internal.calls;

import java.time.Duration;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

/** A clock that stands still until it is told to go on, and then does at each moment what was due there. */
final class VirtualTime implements CallTimer {

    private record Alarm(long at, long order, Runnable work, CompletableFuture<Void> done) {}

    private final NavigableSet<Alarm> alarms =
            new TreeSet<>(Comparator.comparingLong(Alarm::at).thenComparingLong(Alarm::order));
    private long now;
    private long count;

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public synchronized Future<?> after(Duration delay, Runnable work) {
        Alarm alarm = new Alarm(now + delay.toNanos(), count++, work, new CompletableFuture<>());
        alarms.add(alarm);
        alarm.done().whenComplete((nothing, cancelled) -> forget(alarm));
        return alarm.done();
    }

    void advance(Duration time) {
        long end = nanoTime() + time.toNanos();
        for (Optional<Alarm> due = next(end); due.isPresent(); due = next(end)) {
            due.get().work().run();
            due.get().done().complete(null);
        }
        synchronized (this) {
            now = end;
        }
    }

    /** Work that still waits for its time. */
    synchronized int pending() {
        return alarms.size();
    }

    /** When the next work is due, counted from now. */
    synchronized Duration untilNext() {
        return Duration.ofNanos(alarms.first().at() - now);
    }

    private synchronized Optional<Alarm> next(long end) {
        if (alarms.isEmpty() || alarms.first().at() > end) {
            return Optional.empty();
        }
        now = Math.max(now, alarms.first().at());
        return Optional.ofNullable(alarms.pollFirst());
    }

    private synchronized void forget(Alarm alarm) {
        alarms.remove(alarm);
    }

    @Override
    public synchronized void close() {
        alarms.clear();
    }
}
