package io.github.cameltts.routes.jobs;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One text of a job.
 *
 * @param number place in the job, from 1
 * @param request the fields that hold for this segment alone
 */
record JobSegment(int number, String text, ObjectNode request) {

    /** Unicode code points. */
    int characters() {
        return text.codePointCount(0, text.length());
    }

    /** The text stays out of logs. */
    @Override
    public String toString() {
        return "segment " + number;
    }
}
