package io.github.cameltts.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.spi.EngineUnavailableException;
import java.nio.file.NoSuchFileException;
import org.junit.jupiter.api.Test;

class AdviceTest {

    @Test
    void whoSitsAtTheMachineLearnsThePlaceThatStrangersDoNot() {
        Exception failure =
                new EngineUnavailableException("Place it as anna.onnx.", new NoSuchFileException("/models/anna.onnx"));

        assertThat(Advice.of(new IllegalStateException(failure)))
                .isEqualTo("Place it as anna.onnx. (/models/anna.onnx)");
    }

    @Test
    void aPlaceIsNotToldTwice() {
        Exception failure = new EngineUnavailableException(
                "Place it as /models/anna.onnx.", new NoSuchFileException("/models/anna.onnx"));

        assertThat(Advice.of(failure)).isEqualTo("Place it as /models/anna.onnx.");
    }

    @Test
    void theTechnicalReasonBelowAnAdviceIsNotTold() {
        assertThat(Advice.of(new EngineUnavailableException("Ask again.", new IllegalStateException("deep"))))
                .isEqualTo("Ask again.");
    }
}
