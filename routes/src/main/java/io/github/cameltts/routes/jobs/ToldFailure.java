package io.github.cameltts.routes.jobs;

import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.SpeechStorageException;
import org.apache.camel.util.ObjectHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/** What a job tells of a failure to whoever asks for it. */
final class ToldFailure {

    private static final Logger LOG = LoggerFactory.getLogger(ToldFailure.class);

    private ToldFailure() {}

    /**
     * What nobody has foreseen is logged and not told. What the store says is told, and the log has its cause.
     *
     * @param what failed, for the log, such as {@code Segment 3}
     */
    static String of(Exception failure, String what, JobRun run) {
        SpeechException speech = ObjectHelper.getException(SpeechException.class, failure);
        if (speech == null || speech instanceof SpeechStorageException) {
            log(failure, what, run);
        }
        return speech == null
                ? "The speech pipeline failed; the log of the application says why."
                : speech.getMessage();
    }

    /** A job may have thousands of segments that fail alike. */
    private static void log(Exception failure, String what, JobRun run) {
        if (run.isFirstToLog()) {
            LOG.warn(
                    "{} of job {} failed, and what else fails of this job is logged at DEBUG only: {}",
                    what,
                    run.claim(),
                    NestedExceptionUtils.getMostSpecificCause(failure).toString());
        }
    }
}
