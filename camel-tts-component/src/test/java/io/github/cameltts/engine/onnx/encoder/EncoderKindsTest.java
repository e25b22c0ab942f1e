package io.github.cameltts.engine.onnx.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OnnxJavaType;
import io.github.cameltts.engine.onnx.session.ModelHeader;
import io.github.cameltts.engine.onnx.session.TensorSpec;
import io.github.cameltts.spi.EngineUnavailableException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EncoderKindsTest {

    private static final TensorSpec VECTOR = floats("embs", -1, 256);

    @ParameterizedTest
    @CsvSource({
        "feats, wespeaker;16000 Hz;80 bins;HAMMING;gain 32768",
        "x, 3d-speaker;16000 Hz;80 bins;POVEY;gain 1;",
        "feature, 3d-speaker;16000 Hz;80 bins;POVEY;gain 1;"
    })
    void anExportWithoutMetadataIsToldByTheNameOfItsInput(String input, String conditioning) {
        SpeakerModel model = open(Map.of(), List.of(floats(input, -1, -1, 80)), VECTOR);

        assertThat(model.conditioning()).startsWith(conditioning).endsWith("global-mean");
        assertThat(model.output()).isEqualTo("embs");
    }

    @Test
    void metadataBeatsNamesAndDefaults() {
        SpeakerModel model = open(
                Map.of(
                        "framework",
                        "3d-speaker",
                        "sample_rate",
                        "8000",
                        "normalize_samples",
                        "0",
                        "feature_normalize_type",
                        ""),
                List.of(floats("feats", -1, -1, 40)),
                VECTOR);

        assertThat(model.sampleRate()).isEqualTo(8000);
        assertThat(model.conditioning()).isEqualTo("3d-speaker;8000 Hz;40 bins;POVEY;gain 32768;plain");
    }

    @Test
    void ofTheOutputsOfNemoTheEmbeddingIsTaken() {
        SpeakerModel model = open(
                Map.of(),
                List.of(floats("audio_signal", -1, 80, -1), new TensorSpec("length", OnnxJavaType.INT64, List.of(-1L))),
                floats("logits", -1, 7205),
                floats("embs", -1, 192));

        assertThat(model.conditioning()).isEqualTo("nemo;16000 Hz;80 bins;HANN;400/160;per_feature");
        assertThat(model.output()).isEqualTo("embs");
    }

    @Test
    void anEncoderOfRawSamplesMayGiveItsVectorInARow() {
        SpeakerModel model = open(Map.of(), List.of(floats("wav", -1, -1)), floats("embedding", -1, 1, 192));

        assertThat(model.conditioning()).isEqualTo("samples;16000 Hz");
        assertThat(model.output()).isEqualTo("embedding");
    }

    @Test
    void aModelOfNoKindTellsWhatItTakesAndWhatIsKnown() {
        assertThatThrownBy(() ->
                        open(Map.of(), List.of(new TensorSpec("input", OnnxJavaType.INT64, List.of(-1L, -1L))), VECTOR))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("input int64[?,?]")
                .hasMessageContaining("wespeaker")
                .hasMessageContaining("nemo")
                .hasMessageContaining("raw samples");
    }

    @Test
    void aFrameworkThatIsNotKnownIsNotGuessedByNames() {
        assertThatThrownBy(() -> open(Map.of("framework", "novel"), List.of(floats("feats", -1, -1, 80)), VECTOR))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("no speaker encoder that is known");
    }

    @ParameterizedTest
    @CsvSource({
        "sample_rate, 0",
        "sample_rate, 2000000000",
        "sample_rate, fast",
        "normalize_samples, 7",
        "feature_normalize_type, per-utterance"
    })
    void metadataOutOfBoundsIsAnErrorThatTellsWhatWasExpected(String name, String value) {
        assertThatThrownBy(() -> open(
                        Map.of("framework", "wespeaker", name, value), List.of(floats("feats", -1, -1, 80)), VECTOR))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining(name + " = " + value)
                .hasMessageContaining("expected");
    }

    @Test
    void absurdFramesAreAnError() {
        assertThatThrownBy(() -> open(Map.of(), List.of(floats("feats", -1, -1, 1L << 40)), VECTOR))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("1 to 256 were expected");
    }

    @Test
    void aModelThatGivesAVectorForEachFrameIsNoSpeakerEncoder() {
        assertThatThrownBy(() -> open(Map.of(), List.of(floats("wav", -1, -1)), floats("hidden", -1, -1, 768)))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("hidden float[?,?,768]");
    }

    private static SpeakerModel open(Map<String, String> metadata, List<TensorSpec> inputs, TensorSpec... outputs) {
        return EncoderKinds.open(
                new ModelHeader("some.onnx", 13, byName(inputs), byName(List.of(outputs)), metadata, List.of()));
    }

    private static Map<String, TensorSpec> byName(List<TensorSpec> specs) {
        Map<String, TensorSpec> byName = new LinkedHashMap<>();
        specs.forEach(spec -> byName.put(spec.name(), spec));
        return byName;
    }

    private static TensorSpec floats(String name, long... shape) {
        return new TensorSpec(
                name, OnnxJavaType.FLOAT, Arrays.stream(shape).boxed().toList());
    }
}
