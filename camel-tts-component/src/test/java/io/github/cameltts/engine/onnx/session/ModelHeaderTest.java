package io.github.cameltts.engine.onnx.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OnnxJavaType;
import io.github.cameltts.spi.EngineUnavailableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ModelHeaderTest {

    @TempDir
    private Path folder;

    @Test
    void tellsNamesTypesAndShapes() throws IOException {
        ModelHeader header = TestModels.builtin().header();

        assertThat(header.inputs().values())
                .extracting(TensorSpec::toString)
                .startsWith("input int64[?,?]", "input_lengths int64[?]", "scales float[3]");
        assertThat(header.audioOutput("a voice")).isEqualTo("output");
        assertThat(header.opset()).isBetween(11L, 30L);
    }

    @Test
    void tellsTheSameOfAFile() throws IOException {
        Path file = Files.write(folder.resolve("voice.onnx"), TestModels.builtinBytes());

        assertThat(ModelSource.file("voice.onnx", file, "x").header().inputs())
                .isEqualTo(TestModels.builtin().header().inputs());
    }

    @Test
    void saysWhatWasExpectedAndWhatIsThere() {
        ModelHeader header = TestModels.identity().header();

        assertThatThrownBy(() -> header.requireInputs("a Piper voice", TensorSpec.of("input", OnnxJavaType.INT64, 2)))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("identity.onnx")
                .hasMessageContaining("expected the input input int64[?,?]")
                .hasMessageContaining("x float[1]");
    }

    @Test
    void refusesAnInputOfAnotherTypeOrRank() {
        ModelHeader header = TestModels.identity().header();

        header.requireInputs("a test", TensorSpec.of("x", OnnxJavaType.FLOAT, 1));
        assertThatThrownBy(() -> header.requireInputs("a test", TensorSpec.of("x", OnnxJavaType.INT64, 1)))
                .isInstanceOf(EngineUnavailableException.class);
        assertThatThrownBy(() -> header.requireInputs("a test", TensorSpec.of("x", OnnxJavaType.FLOAT, 2)))
                .isInstanceOf(EngineUnavailableException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.00001, 0.1, 0.5, 0.9, 0.9999})
    void aFileThatEndsInTheMiddleIsRefusedBeforeItIsLoaded(double part) throws IOException {
        byte[] whole = TestModels.builtinBytes();
        byte[] cut = Arrays.copyOf(whole, (int) (whole.length * part));

        assertThatThrownBy(() -> ModelSource.resource("cut.onnx", "x", cut).header())
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("cut.onnx");
    }

    /** Whatever the bytes are, the answer is a header or one of our own errors. */
    @Test
    void randomBytesNeverDoHarm() throws IOException {
        Random random = new Random(7);
        byte[] model = Arrays.copyOf(TestModels.builtinBytes(), 20_000);
        for (int i = 0; i < 3000; i++) {
            byte[] bytes = i % 2 == 0 ? new byte[random.nextInt(200)] : model.clone();
            if (i % 2 == 0) {
                random.nextBytes(bytes);
            } else {
                for (int j = 0; j < 20; j++) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
            }
            try {
                assertThat(ModelSource.resource("random", "x", bytes).header()).isNotNull();
            } catch (EngineUnavailableException expected) {
                assertThat(expected).hasMessageContaining("random");
            }
        }
    }

    @Test
    void aMissingFileIsAClearError() {
        assertThatThrownBy(() -> ModelSource.file("none.onnx", folder.resolve("none.onnx"), "x")
                        .header())
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("none.onnx")
                .hasMessageNotContaining(folder.toString())
                .hasRootCauseMessage(folder.resolve("none.onnx").toString());
    }
}
