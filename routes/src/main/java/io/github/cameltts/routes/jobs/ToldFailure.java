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

    /** What nobody has foreseen, and what the store says of its folders, is logged and not told. */
    static String of(Exception failure) {
        SpeechException speech = ObjectHelper.getException(SpeechException.class, failure);
        if (speech == null || speech instanceof SpeechStorageException) {
            LOG.warn(
                    "A job cannot go on: {}",
                    NestedExceptionUtils.getMostSpecificCause(failure).toString());
            return "The speech pipeline failed; the log of the application says why.";
        }
        return speech.getMessage();
    }
}
