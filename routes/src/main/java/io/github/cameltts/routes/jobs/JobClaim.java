package io.github.cameltts.routes.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A job that somebody works on.
 *
 * @param lease names the worker: another one that takes over has another one
 * @param request the fields that hold for all segments, as the database has them: damaged ones must not hinder the claim
 * @param join whether the segments are wanted as one audio, too
 * @param segments how many there are
 * @param interruptions how many workers have died over it since a segment was spoken
 */
record JobClaim(
        String jobId,
        String lease,
        Optional<String> tenant,
        Object request,
        boolean join,
        int segments,
        int interruptions) {

    /**
     * The fields that hold for all segments.
     *
     * @throws io.github.cameltts.spi.SpeechStorageException when they are damaged
     */
    ObjectNode common() {
        return JobTable.fields(request);
    }

    /** Fields stay out of logs. */
    @Override
    public String toString() {
        return jobId;
    }
}
