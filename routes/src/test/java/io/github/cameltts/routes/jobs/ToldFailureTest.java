package io.github.cameltts.routes.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.SpeechStorageException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.apache.camel.CamelExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A job's errors are read by whoever sent it. */
class ToldFailureTest {

    @Test
    void whatTheEngineSaysIsTold() {
        Exception failure =
                new CamelExecutionException("No.", null, new EngineUnavailableException("Ask again later."));

        assertThat(ToldFailure.of(failure)).isEqualTo("Ask again later.");
    }

    static Stream<Exception> inner() {
        return Stream.of(
                new NoSuchFileException("/home/jo/tts-data/blobs/ab"),
                new SpeechStorageException("Cannot write below /home/jo/tts-data/blobs"));
    }

    @ParameterizedTest
    @MethodSource("inner")
    void whereThingsLieIsAMatterOfTheLog(Exception failure) {
        assertThat(ToldFailure.of(failure)).contains("the log").doesNotContain("/home");
    }
}
