package io.github.cameltts.routes.jobs;

/**
 * What one job may be.
 *
 * @param texts the most segments
 * @param characters the most Unicode code points of all texts together
 * @param segment the most of a segment that a long text is cut into
 * @param text the most of a text that is not cut
 * @param unfinished the most jobs that are queued or running, of all tenants
 */
record JobLimits(int texts, int characters, int segment, int text, int unfinished) {

    JobLimits {
        require("tts.jobs.maxTexts", texts);
        require("tts.jobs.maxCharacters", characters);
        require("tts.jobs.segmentLength", segment);
        require("tts.maxTextLength", text);
        require("tts.jobs.maxUnfinished", unfinished);
    }

    private static void require(String property, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(property + " is " + value + ". It must be at least 1.");
        }
    }

    /** A segment must be short enough to be spoken. */
    int segmentLength() {
        return Math.min(segment, text);
    }
}
