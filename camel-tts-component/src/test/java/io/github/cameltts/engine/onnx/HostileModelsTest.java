package io.github.cameltts.engine.onnx;

import static io.github.cameltts.engine.onnx.OnnxSketch.FLOAT;
import static io.github.cameltts.engine.onnx.OnnxSketch.INT64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.github.cameltts.engine.http.LogCapture;
import io.github.cameltts.engine.onnx.OnnxSketch.Tensor;
import io.github.cameltts.engine.onnx.session.ModelSource;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.Voice;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Models that are broken, or made to break something, are clear errors, and leave nothing in memory. */
@Timeout(60)
class HostileModelsTest extends HostileFiles {

    private static final Tensor IDS = Tensor.of("input", INT64, 0, 0);
    private static final Tensor LENGTHS = Tensor.of("input_lengths", INT64, 0);
    private static final Tensor SCALES = Tensor.of("scales", FLOAT, 3);
    private static final Tensor AUDIO = Tensor.of("output", FLOAT, 0, 1, 1, 0);

    static List<Arguments> models() {
        byte[] whole = StandIns.bytes("piper.onnx");
        byte[] noise = new byte[5000];
        new Random(1).nextBytes(noise);
        return List.of(
                Arguments.of("nothing", new byte[0], "has no graph"),
                Arguments.of("a half", Arrays.copyOf(whole, whole.length / 2), "ends in the middle"),
                Arguments.of("all but the last byte", Arrays.copyOf(whole, whole.length - 1), "ends in the middle"),
                Arguments.of("noise", noise, "ONNX"),
                Arguments.of("operators of the future", withOpset999(whole), "cannot be loaded by ONNX Runtime"),
                Arguments.of("no nodes", sketch(IDS, LENGTHS, SCALES), "cannot be loaded by ONNX Runtime"),
                Arguments.of(
                        "other names", sketch(Tensor.of("x", INT64, 0)), "of no known family. It takes x int64[?]"),
                Arguments.of(
                        "another type",
                        sketch(Tensor.of("input", FLOAT, 0, 0), LENGTHS, SCALES),
                        "expected the input input int64[?,?]"),
                Arguments.of(
                        "another rank",
                        sketch(IDS, LENGTHS, Tensor.of("scales", FLOAT, 3, 1)),
                        "expected the input scales float[3]"),
                Arguments.of("another length", sketch(IDS, LENGTHS, Tensor.of("scales", FLOAT, 4)), "scales float[3]"),
                Arguments.of(
                        "an absurd length",
                        sketch(IDS, LENGTHS, Tensor.of("scales", FLOAT, Long.MAX_VALUE)),
                        "scales float[9223372036854775807]"),
                Arguments.of(
                        "a negative length",
                        sketch(IDS, LENGTHS, Tensor.of("scales", FLOAT, Long.MIN_VALUE)),
                        "cannot be loaded"),
                Arguments.of(
                        "too many dimensions",
                        sketch(IDS, LENGTHS, Tensor.of("scales", FLOAT, 1, 1, 1, 1, 1, 1, 1, 1, 1)),
                        "more than 8 dimensions"),
                Arguments.of(
                        "a name without end",
                        sketch(IDS, Tensor.of("x".repeat(1 << 20), INT64, 0)),
                        "a name of 1048576 bytes"),
                Arguments.of(
                        "a metadata key without end",
                        append(whole, OnnxSketch.metadata("x".repeat(5000), "")),
                        "a name of 5000 bytes"),
                Arguments.of(
                        "weights in a file of whatever name", append(whole, OnnxSketch.weightsIn("w.bin")), "'w.bin'"),
                Arguments.of(
                        "weights in a file elsewhere",
                        append(whole, OnnxSketch.weightsIn("../hum.onnx.data")),
                        "hum.onnx.data or hum.onnx_data beside it"),
                Arguments.of(
                        "weights in a file that is not there",
                        append(whole, OnnxSketch.weightsIn("hum.onnx.data")),
                        "not there"),
                Arguments.of("weights nowhere", append(whole, OnnxSketch.weightsIn("\u0000")), "not there"),
                Arguments.of("an input more", sketch(IDS, LENGTHS, SCALES, Tensor.of("langid", INT64, 0)), "langid"),
                Arguments.of(
                        "no audio",
                        OnnxSketch.model(List.of(IDS, LENGTHS, SCALES), List.of(Tensor.of("output", INT64, 0))),
                        "expected an output of floats"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("models")
    void aModelThatIsNoneIsRefused(String what, byte[] model, String why) {
        StandIns.piper(folder, "hum");
        StandIns.write(folder.resolve("hum.onnx"), model);

        assertFails("hum", "no").isInstanceOf(EngineUnavailableException.class).hasMessageContaining(why);
        assertThat(engine.loadedModels()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0, ends in the middle", "1, cannot be loaded"})
    void theLogTellsOnceWhereTheFileLies(int nodes, String why) {
        StandIns.piper(folder, "hum");
        StandIns.write(folder.resolve("hum.onnx"), nodes == 0 ? new byte[] {0x3A} : sketch(IDS, LENGTHS, SCALES));

        try (LogCapture log = LogCapture.open(Level.WARN)) {
            assertFails("hum", "no").hasMessageContaining(why);
            assertFails("hum", "no").hasMessageContaining(why);

            assertThat(log.events())
                    .extracting(event -> event.getMessage().getFormattedMessage())
                    .singleElement(STRING)
                    .contains(folder.resolve("hum.onnx").toString(), why);
        }
    }

    @Test
    void theLogTellsAgainOfAModelThatWasMendedInBetween() throws Exception {
        byte[] broken = {0x3A};
        StandIns.piper(folder, "hum");

        try (LogCapture log = LogCapture.open(Level.WARN)) {
            StandIns.write(folder.resolve("hum.onnx"), broken);
            assertFails("hum", "no");
            StandIns.piper(folder, "hum");
            assertThat(engine.synthesize(request("hum", "no")).audio()).isNotEmpty();
            StandIns.write(folder.resolve("hum.onnx"), broken);
            assertFails("hum", "no");
            assertFails("hum", "no");

            assertThat(log.events())
                    .extracting(event -> event.getMessage().getFormattedMessage())
                    .filteredOn(message -> message.contains("cannot be used"))
                    .hasSize(2);
        }
    }

    @Test
    void weightsThatTheDigestCountsMayLieBesideTheModel() {
        StandIns.piper(folder, "hum");
        StandIns.write(folder.resolve("hum.onnx.data"), new byte[4]);
        StandIns.write(
                folder.resolve("hum.onnx"),
                append(StandIns.bytes("piper.onnx"), OnnxSketch.weightsIn("hum.onnx.data")));

        assertThat(engine.voices()).extracting(Voice::id).contains("hum");
    }

    @Test
    void metadataWithoutEndIsLeftOutOfTheHeader() {
        byte[] model = append(StandIns.bytes("piper.onnx"), OnnxSketch.metadata("short", "kept"));
        for (int i = 0; i < 40; i++) {
            model = append(model, OnnxSketch.metadata("long" + i, "x".repeat((64 << 10) + 1)));
            model = append(model, OnnxSketch.metadata("many" + i, "x".repeat(60 << 10)));
        }

        Map<String, String> metadata =
                ModelSource.resource("hum.onnx", "x", model).header().metadata();

        assertThat(metadata).containsEntry("short", "kept").containsKey("many0").doesNotContainKey("long0");
        assertThat(metadata.values().stream().mapToInt(String::length).sum()).isLessThanOrEqualTo(1 << 20);
    }

    @Test
    void aModelThatIsNoneDoesNotHideTheOthers() {
        StandIns.piper(folder, "good");
        StandIns.piper(folder, "bad");
        StandIns.write(folder.resolve("bad.onnx"), new byte[100]);

        assertThat(engine.voices()).extracting(Voice::id).contains("good").doesNotContain("bad");
    }

    private static byte[] append(byte[] model, byte[] more) {
        byte[] both = Arrays.copyOf(model, model.length + more.length);
        System.arraycopy(more, 0, both, model.length, more.length);
        return both;
    }

    private static byte[] sketch(Tensor... inputs) {
        return OnnxSketch.model(List.of(inputs), List.of(AUDIO));
    }

    /** The stand-ins end with the version of their operators: field 8, the standard domain, and a number. */
    private static byte[] withOpset999(byte[] model) {
        int opset = model.length - 2;
        byte[] changed = Arrays.copyOf(model, model.length + 1);
        assertThat(model[opset]).isEqualTo((byte) 0x10);
        changed[opset - 3]++; // length of the field
        changed[opset + 1] = (byte) 0xE7;
        changed[opset + 2] = 0x07;
        return changed;
    }
}
