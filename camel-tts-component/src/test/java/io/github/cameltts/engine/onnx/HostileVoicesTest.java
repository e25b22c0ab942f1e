package io.github.cameltts.engine.onnx;

import static io.github.cameltts.engine.onnx.OnnxSketch.FLOAT;
import static io.github.cameltts.engine.onnx.OnnxSketch.INT64;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import io.github.cameltts.engine.http.LogCapture;
import io.github.cameltts.engine.onnx.OnnxSketch.Tensor;
import io.github.cameltts.engine.onnx.session.ModelSource;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.SynthesisFailedException;
import io.github.cameltts.spi.Voice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.logging.log4j.Level;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Files that are broken, or made to break something, are clear errors, and leave nothing in memory. */
@Timeout(60)
class HostileVoicesTest {

    private static final Tensor IDS = Tensor.of("input", INT64, 0, 0);
    private static final Tensor LENGTHS = Tensor.of("input_lengths", INT64, 0);
    private static final Tensor SCALES = Tensor.of("scales", FLOAT, 3);
    private static final Tensor AUDIO = Tensor.of("output", FLOAT, 0, 1, 1, 0);

    @TempDir
    private Path folder;

    private OnnxEngine engine;

    @BeforeEach
    void open() {
        engine = StandIns.engine(folder);
    }

    @AfterEach
    void close() {
        engine.close();
    }

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            not JSON                                                                   | is not JSON
            {"audio": {"sample_rate": 1e999}}                                          | sample_rate
            {"audio": {"sample_rate": 22050}, "phoneme_id_map": {"_": [0], "^": [1], "$": [99999]}} | outside 0 to
            {"audio": {"sample_rate": 22050}, "phoneme_id_map": [[[[]]]]}              | phoneme_id_map
            {"audio": {"sample_rate": 22050}, "num_speakers": 2000000000, "phoneme_id_map": {"_": [0], "^": [1], "$": [2]}} | speakers
            """)
    void aConfigThatIsNoneIsRefused(String config, String why) {
        StandIns.piper(folder, "hum");
        StandIns.write(folder.resolve("hum.onnx.json"), config);

        assertFails("hum", "no").isInstanceOf(EngineUnavailableException.class).hasMessageContaining(why);
        assertThat(engine.loadedModels()).isEmpty();
    }

    @Test
    void aConfigThatNestsWithoutEndIsRefused() {
        StandIns.piper(folder, "hum");
        StandIns.write(folder.resolve("hum.onnx.json"), "[".repeat(1_000_000));

        assertFails("hum", "no").isInstanceOf(EngineUnavailableException.class).hasMessageContaining("is not JSON");
    }

    @Test
    void aConfigOfAbsurdSizeIsNotRead() throws IOException {
        StandIns.piper(folder, "hum");
        try (RandomAccessFile config =
                new RandomAccessFile(folder.resolve("hum.onnx.json").toFile(), "rw")) {
            config.setLength(100_000_000);
        }

        assertFails("hum", "no").isInstanceOf(EngineUnavailableException.class).hasMessageContaining("8388608 bytes");
    }

    @Test
    void anIdThatTheModelDoesNotHaveFailsAndTheVoiceGoesOn() throws Exception {
        StandIns.piper(folder, "hum");
        StandIns.write(folder.resolve("hum.onnx.json"), StandIns.piperConfig().replace("\"x\": [", "\"x\": [4000, "));

        assertFails("hum", "x").isInstanceOf(SynthesisFailedException.class).hasMessageContaining("hum.onnx failed");
        assertThat(engine.synthesize(request("hum", "no")).audio()).isNotEmpty();
        assertThat(engine.loadedModels()).singleElement().satisfies(model -> assertThat(model.users())
                .isZero());
    }

    @ParameterizedTest
    @EnumSource(StandIns.Break.class)
    void audioThatIsNoneIsAnErrorAndTheVoiceGoesOn(StandIns.Break broken) throws Exception {
        StandIns.piper(folder, "hum");
        StandIns.write(
                folder.resolve("hum.onnx.json"),
                StandIns.piperConfig().replace("\"x\": [", "\"x\": [" + broken.id(StandIns.PIPER_SYMBOLS) + ", "));

        if (broken == StandIns.Break.NOT_A_NUMBER) {
            assertFails("hum", "x").isInstanceOf(SynthesisFailedException.class).hasMessageContaining("no numbers");
        } else {
            assertFails("hum", "x").isInstanceOf(InvalidAudioException.class).hasMessageContaining("gave silence");
        }
        assertThat(engine.synthesize(request("hum", "no")).audio()).isNotEmpty();
        assertThat(engine.loadedModels()).singleElement().satisfies(model -> assertThat(model.users())
                .isZero());
    }

    @ParameterizedTest
    @CsvSource({"0", "4", "522236", "522244", "1048580", "2000000"})
    void aPackOfAnotherLengthIsRefused(int length) {
        StandIns.kokoro(folder, "kokoro", "af_bella");
        pack(new byte[length]);

        assertFails("kokoro#af_bella", "no")
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("bytes");
    }

    @Test
    void aPackOfNoNumbersIsRefused() {
        StandIns.kokoro(folder, "kokoro", "af_bella");
        byte[] ones = new byte[510 * 1024];
        Arrays.fill(ones, (byte) 0xFF);
        pack(ones);

        assertFails("kokoro#af_bella", "no")
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("no numbers");
    }

    @Test
    void aBrokenPackDoesNotSilenceTheOthers() throws Exception {
        StandIns.kokoro(folder, "kokoro", "af_bella", "af_heart");
        pack(new byte[7]);

        assertThat(engine.synthesize(request("kokoro#af_heart", "no")).audio()).isNotEmpty();
    }

    @Test
    void anArchiveThatIsNoneHasNoVoices() {
        StandIns.kokoro(folder, "kokoro");
        archive("This is no archive".getBytes(StandardCharsets.UTF_8));

        assertFails("kokoro", "no")
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("voice packs");
    }

    @Test
    void anArchiveThatEndsInTheMiddleIsRefused() {
        StandIns.kokoro(folder, "kokoro");
        archive(Arrays.copyOf(StandIns.bytes("voices-of-two.bin"), 3000));

        assertFails("kokoro", "no")
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void anArchiveThatUnpacksWithoutEndIsRefused() throws IOException {
        StandIns.kokoro(folder, "kokoro");
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("readme.txt"));
            for (int i = 0; i < 64; i++) {
                zip.write(new byte[1 << 20]);
            }
        }
        archive(bomb.toByteArray());

        assertFails("kokoro", "no")
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("cannot be read");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"vocab": {}}          | has no symbols
            {"vocab": {"a": -5}}   | id outside
            {"vocab": {"a": 5000}} | id outside
            {"vocab": {"a": "b"}}  | id outside
            """)
    void aVocabularyThatIsNoneIsRefused(String config, String why) {
        StandIns.kokoro(folder, "kokoro", "af_bella");
        StandIns.write(folder.resolve("kokoro/config.json"), config);

        assertFails("kokoro", "no")
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining(why);
    }

    private void pack(byte[] content) {
        StandIns.write(folder.resolve("kokoro/voices/af_bella.bin"), content);
    }

    private void archive(byte[] content) {
        StandIns.write(folder.resolve("kokoro/voices-v1.0.bin"), content);
    }

    private AbstractThrowableAssert<?, ? extends Throwable> assertFails(String voice, String text) {
        return assertThatThrownBy(() -> engine.synthesize(request(voice, text)))
                .isInstanceOf(SpeechException.class)
                .hasMessageNotContaining(folder.toString());
    }

    private static SpeechRequest request(String voice, String text) {
        return SpeechRequest.of(text, voice, "", AudioFormat.WAV, 0);
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
