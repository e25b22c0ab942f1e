package io.github.cameltts.routes.jobs;

import java.util.Optional;

/** One worker at one job: which segment is spoken, how often that was tried, and what came of it. One thread at a time. */
public final class JobRun {

    private final JobClaim claim;
    private Optional<JobSegment> segment = Optional.empty();
    private Optional<SegmentResult> result = Optional.empty();
    private Optional<String> fileId = Optional.empty();
    private Optional<String> error = Optional.empty();
    private boolean logged;
    private int last;
    private int attempts;
    private long pauseMillis;

    JobRun(JobClaim claim) {
        this.claim = claim;
    }

    JobClaim claim() {
        return claim;
    }

    /** The number of the last segment that is done with. */
    int last() {
        return last;
    }

    /** The segment that is to be spoken, for the first time or again. */
    JobSegment segment() {
        return segment.orElseThrow();
    }

    /** @return whether there is one */
    boolean go(Optional<JobSegment> next) {
        segment = next;
        return next.isPresent();
    }

    void attempt() {
        attempts++;
        pauseMillis = 0;
    }

    int attempts() {
        return attempts;
    }

    void retryAfter(long millis) {
        pauseMillis = millis;
    }

    /** Whether no failure of this job was logged before; true once. */
    boolean isFirstToLog() {
        boolean first = !logged;
        logged = true;
        return first;
    }

    /** Milliseconds to wait before the next attempt. */
    public long getPause() {
        return pauseMillis;
    }

    void result(SegmentResult what) {
        result = Optional.of(what);
    }

    Optional<SegmentResult> result() {
        return result;
    }

    /** The segment is done with. */
    void settled() {
        last = segment().number();
        attempts = 0;
        result = Optional.empty();
    }

    void joined(String file) {
        fileId = Optional.of(file);
    }

    void failed(String why) {
        error = Optional.of(why);
    }

    /** Of all segments together. */
    Optional<String> fileId() {
        return fileId;
    }

    /** What went wrong beside the segments. */
    Optional<String> error() {
        return error;
    }
}
