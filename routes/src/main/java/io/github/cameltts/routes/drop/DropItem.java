package io.github.cameltts.routes.drop;

import java.time.Duration;
import java.util.Optional;

/** One entry of an input on its way through the pipeline: waiting, then spoken or failed. Used by one thread at a time. */
public final class DropItem {

    private final DropJob job;
    private final int number;
    private final DropEntry entry;
    private long startNanos;
    private int attempts;
    private Duration pause = Duration.ZERO;
    private SpokenFile spoken;
    private String problem;

    DropItem(DropJob job, int number, DropEntry entry) {
        this.job = job;
        this.number = number;
        this.entry = entry;
        if (entry instanceof RejectedEntry rejected) {
            problem = rejected.problem();
        }
    }

    /** Whether the pipeline must be asked, for the first time or again. */
    public boolean isPending() {
        return spoken == null && problem == null;
    }

    /** Milliseconds to wait before the next attempt. */
    public long getPause() {
        return pause.toMillis();
    }

    DropJob job() {
        return job;
    }

    /** Place in the input, from 1. */
    int number() {
        return number;
    }

    DropRequest request() {
        return (DropRequest) entry;
    }

    /** Base name of the output that the entry asks for. */
    Optional<String> wantedName() {
        return entry instanceof DropRequest request ? request.name() : Optional.empty();
    }

    /** Counts an attempt; the time in the pipeline runs from the first. */
    void attempt() {
        if (attempts++ == 0) {
            startNanos = System.nanoTime();
        }
    }

    int attempts() {
        return attempts;
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    void retryAfter(Duration wait) {
        pause = wait;
    }

    void spoken(SpokenFile file) {
        spoken = file;
        pause = Duration.ZERO;
    }

    void failed(String why) {
        problem = why;
        pause = Duration.ZERO;
    }

    Optional<SpokenFile> result() {
        return Optional.ofNullable(spoken);
    }

    Optional<String> problem() {
        return Optional.ofNullable(problem);
    }
}
