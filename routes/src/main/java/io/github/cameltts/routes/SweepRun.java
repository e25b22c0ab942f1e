package io.github.cameltts.routes;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;

/** One sweep on its way, slice by slice: what is left to do, and how much it takes at once. One thread at a time. */
final class SweepRun {

    private static final long SLICE_NANOS = Duration.ofMillis(200).toNanos();

    private final SweepSummary summary;
    private final Deque<Step> steps;
    private final int maxRows;
    private int rows;

    SweepRun(SweepSummary summary, Collection<Step> steps, int maxRows) {
        this.summary = summary;
        this.steps = new ArrayDeque<>(steps);
        this.maxRows = maxRows;
        this.rows = maxRows;
    }

    /** A part of a sweep. */
    @FunctionalInterface
    interface Step {

        /**
         * Does the next slice.
         *
         * @return whether there may be another
         */
        boolean slice(int rows);
    }

    SweepSummary summary() {
        return summary;
    }

    boolean hasMore() {
        return !steps.isEmpty();
    }

    /** A slice that took too long makes the next one smaller. */
    void slice() {
        long start = System.nanoTime();
        if (!steps.element().slice(rows)) {
            steps.remove();
        }
        boolean tooLong = System.nanoTime() - start > SLICE_NANOS;
        rows = tooLong ? Math.max(1, rows / 2) : Math.min(maxRows, rows * 2);
    }
}
