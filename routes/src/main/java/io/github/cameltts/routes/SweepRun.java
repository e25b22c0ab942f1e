package io.github.cameltts.routes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/** One sweep on its way: what it has removed, and how much it takes in one slice. One thread at a time. */
final class SweepRun implements Iterator<Map<String, List<String>>> {

    private static final long SLICE_NANOS = Duration.ofMillis(200).toNanos();

    private final SweepSummary summary = new SweepSummary();
    private final BlobCandidates candidates;
    private final Iterator<String> blobs;
    private final Deque<String> leftOver = new ArrayDeque<>();
    private final int maxRows;
    private int rows;
    private long sliceStarted;

    SweepRun(BlobFolder folder, Instant cutoff, int maxRows) {
        this.candidates = new BlobCandidates(folder, cutoff);
        this.blobs = candidates.blobs();
        this.maxRows = maxRows;
        this.rows = maxRows;
    }

    SweepSummary summary() {
        return summary;
    }

    BlobCandidates candidates() {
        return candidates;
    }

    int startSlice() {
        sliceStarted = System.nanoTime();
        return rows;
    }

    boolean sliceIsOver() {
        return System.nanoTime() - sliceStarted > SLICE_NANOS;
    }

    /** A slice that took too long makes the next one smaller. */
    void endSlice() {
        rows = sliceIsOver() ? Math.max(1, rows / 2) : Math.min(maxRows, rows * 2);
    }

    /** Takes blobs back for a later slice. */
    void postpone(Collection<String> names) {
        leftOver.addAll(names);
    }

    @Override
    public boolean hasNext() {
        return !leftOver.isEmpty() || blobs.hasNext();
    }

    /** The next slice of blobs that may be removed, as the parameter of the statement that asks who still needs them. */
    @Override
    public Map<String, List<String>> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        startSlice();
        List<String> slice = new ArrayList<>(rows);
        while (slice.size() < rows && hasNext()) {
            slice.add(leftOver.isEmpty() ? blobs.next() : leftOver.remove());
        }
        return Map.of("blobs", slice);
    }
}
