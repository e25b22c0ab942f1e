package io.github.cameltts.engine.onnx.encoder;

import ai.onnxruntime.OnnxJavaType;
import io.github.cameltts.engine.onnx.session.ModelHeader;
import io.github.cameltts.engine.onnx.session.TensorSpec;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.UnusableModelException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the file of an encoder says, read with care: names of tensors and the metadata that sherpa-onnx established
 * ({@code framework}, {@code sample_rate}, {@code output_dim} and so on).
 *
 * @param kind what the model should be, such as {@code an encoder of WeSpeaker}
 * @param model as its file tells
 * @see <a href="https://github.com/k2-fsa/sherpa-onnx">scripts/3dspeaker, scripts/wespeaker and scripts/nemo of sherpa-onnx</a>
 */
record EncoderHeader(String kind, ModelHeader model) {

    private static final int USUAL_RATE = 16000;
    private static final int USUAL_BINS = 80;
    private static final int MOST_BINS = 256;

    /** Whether the model says that it is of a framework, or says nothing about it. */
    static boolean mayBeOf(String framework, ModelHeader model) {
        return model.metadata().getOrDefault("framework", framework).equals(framework);
    }

    /** The only input, where it is one of floats and has so many dimensions. */
    static Optional<TensorSpec> onlyInput(ModelHeader model, int dimensions) {
        return model.inputs().size() == 1
                ? model.inputs().values().stream()
                        .filter(input -> input.type() == OnnxJavaType.FLOAT
                                && input.shape().size() == dimensions)
                        .findFirst()
                : Optional.empty();
    }

    /** Hertz of the samples. */
    int sampleRate() {
        return number("sample_rate", USUAL_RATE, 8000, 48000);
    }

    /** Numbers of one frame of features: a fixed length of the input, else as the metadata tells. */
    int bins(long declared) {
        if (declared == TensorSpec.ANY) {
            return number("feat_dim", USUAL_BINS, 1, MOST_BINS);
        }
        if (declared < 1 || declared > MOST_BINS) {
            throw wrong("frames of " + declared + " numbers, and 1 to " + MOST_BINS + " were expected");
        }
        return (int) declared;
    }

    /**
     * A whole number of the metadata.
     *
     * @throws EngineUnavailableException when it is none, or out of bounds
     */
    int number(String name, int otherwise, int least, int most) {
        String value = model.metadata().getOrDefault(name, Integer.toString(otherwise));
        try {
            int number = Integer.parseInt(value.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // the error below tells
        }
        throw wrong(name + " = " + value + ", and " + least + " to " + most + " was expected");
    }

    /**
     * A word of the metadata.
     *
     * @throws EngineUnavailableException when it is none of those that are known
     */
    String word(String name, String otherwise, Collection<String> known) {
        String value = model.metadata().getOrDefault(name, otherwise);
        if (!known.contains(value)) {
            throw wrong(name + " = " + value + ", and one of " + known + " was expected");
        }
        return value;
    }

    /**
     * The output that is one vector for each speaker: floats of two dimensions, or more where those between are 1. Of
     * several the last one, which follows those of the classes that a model was trained on.
     *
     * @throws EngineUnavailableException when there is none
     */
    String vectorOutput() {
        return model.outputs().values().stream()
                .filter(EncoderHeader::isVector)
                .reduce((before, after) -> after)
                .orElseThrow(() -> wrong("the outputs "
                        + model.outputs().values().stream()
                                .limit(20)
                                .map(TensorSpec::toString)
                                .collect(Collectors.joining(", "))
                        + ", and one of floats[?,?] was expected"))
                .name();
    }

    private static boolean isVector(TensorSpec output) {
        List<Long> shape = output.shape();
        return output.type() == OnnxJavaType.FLOAT
                && shape.size() >= 2
                && shape.subList(1, shape.size() - 1).stream().allMatch(length -> length == 1);
    }

    private EngineUnavailableException wrong(String what) {
        return new UnusableModelException("The model " + model.source() + " is not " + kind + ": it has " + what + ".");
    }
}
