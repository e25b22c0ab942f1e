package io.github.cameltts.routes.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.github.cameltts.engine.http.LogCapture;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.SpeechStorageException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelExecutionException;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;

/** A job's errors are read by whoever sent it. */
class ToldFailureTest {

    private static final String PLACE = "/home/jo/tts-data/blobs/ab";

    private final JobRun run = new JobRun(new JobClaim("job-1", "lease", Optional.empty(), "{}", false, 3, 0));

    @Test
    void whatTheEngineSaysIsTold() {
        Exception failure =
                new CamelExecutionException("No.", null, new EngineUnavailableException("Ask again later."));

        assertThat(ToldFailure.of(failure, "Segment 1", run)).isEqualTo("Ask again later.");
    }

    @Test
    void whatTheStoreAdvisesIsToldAndItsPlaceIsAMatterOfTheLog() {
        Exception failure = new SpeechStorageException("Send it again.", new NoSuchFileException(PLACE));

        try (LogCapture log = LogCapture.open(Level.WARN)) {
            assertThat(ToldFailure.of(failure, "Segment 1", run)).isEqualTo("Send it again.");

            assertThat(warnings(log)).singleElement(STRING).contains(PLACE);
        }
    }

    @Test
    void whatNobodyHasForeseenIsLoggedOnceOfAJobAndNotTold() {
        Exception failure = new NoSuchFileException(PLACE);

        try (LogCapture log = LogCapture.open(Level.WARN)) {
            assertThat(ToldFailure.of(failure, "Segment 1", run))
                    .contains("the log")
                    .doesNotContain("/home");
            ToldFailure.of(failure, "Segment 2", run);
            ToldFailure.of(failure, "Segment 3", run);

            assertThat(warnings(log)).singleElement(STRING).contains("Segment 1 of job job-1", PLACE);
        }
    }

    private static List<String> warnings(LogCapture log) {
        return log.events().stream()
                .map(event -> event.getMessage().getFormattedMessage())
                .toList();
    }
}
