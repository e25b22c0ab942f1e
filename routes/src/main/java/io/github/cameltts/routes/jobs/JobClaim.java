package io.github.cameltts.routes.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/**
 * A job that somebody works on.
 *
 * @param lease names the worker: another one that takes over has another one
 * @param common the fields that hold for all segments
 * @param join whether the segments are wanted as one audio, too
 * @param segments how many there are
 * @param interruptions how many workers have died over it since a segment was spoken
 */
record JobClaim(
        String jobId,
        String lease,
        Optional<String> tenant,
        ObjectNode common,
        boolean join,
        int segments,
        int interruptions) {

    /** Fields stay out of logs. */
    @Override
    public String toString() {
        return jobId;
    }
}
