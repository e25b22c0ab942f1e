package io.github.cameltts.engine.onnx.session;

import ai.onnxruntime.OnnxJavaType;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.UnusableModelException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.util.StringHelper;

/**
 * What a model file says of itself, read without loading its weights.
 *
 * @param source what to call the file in errors
 * @param opset version of the standard operators that it was written for, 0 when it does not tell
 * @param inputs by name
 * @param outputs by name, in the model's order
 * @param metadata whatever its maker wrote beside the graph; values of more than 64 KiB are left out
 * @param externalFiles where its weights are when they are not in the model: paths as the model has them, relative to
 *     its folder
 */
public record ModelHeader(
        String source,
        long opset,
        Map<String, TensorSpec> inputs,
        Map<String, TensorSpec> outputs,
        Map<String, String> metadata,
        List<String> externalFiles) {

    private static final int MOST_LISTED = 20;
    private static final int LONGEST_LISTED = 80;

    /** Whether there is an input of this name, of whatever type. */
    public boolean hasInput(String name) {
        return inputs.containsKey(name);
    }

    /**
     * Makes sure that the model takes tensors of these types and shapes.
     *
     * @param kind what the model should be, such as {@code a Piper voice}
     * @throws EngineUnavailableException with what was expected and what is there
     */
    public void requireInputs(String kind, TensorSpec... expected) {
        for (TensorSpec wanted : expected) {
            TensorSpec declared = inputs.get(wanted.name());
            if (declared == null || !wanted.fits(declared)) {
                throw new UnusableModelException("The model " + source + " is not " + kind + ": expected the input "
                        + wanted + ", but it takes " + list(inputs) + ".");
            }
        }
    }

    /**
     * Makes sure that nothing is left over that the model also wants.
     *
     * @throws EngineUnavailableException with the inputs that nobody fills
     */
    public void requireNoInputsBut(String kind, List<String> known) {
        List<String> more =
                inputs.keySet().stream().filter(name -> !known.contains(name)).toList();
        if (!more.isEmpty()) {
            throw new UnusableModelException(
                    "The model " + source + " is not " + kind + ": it also wants " + String.join(", ", more) + ".");
        }
    }

    /**
     * The output that holds the samples: the first one of floats.
     *
     * @throws EngineUnavailableException when there is none
     */
    public String audioOutput(String kind) {
        Optional<TensorSpec> audio = outputs.values().stream()
                .filter(output -> output.type() == OnnxJavaType.FLOAT)
                .findFirst();
        return audio.orElseThrow(() -> new UnusableModelException("The model " + source + " is not " + kind
                        + ": expected an output of floats, but it gives " + list(outputs) + "."))
                .name();
    }

    /** The inputs in one line, for errors. */
    public String inputList() {
        return list(inputs);
    }

    private static String list(Map<String, TensorSpec> specs) {
        return specs.values().stream()
                .limit(MOST_LISTED)
                .map(spec -> StringHelper.limitLength(spec.toString(), LONGEST_LISTED))
                .collect(Collectors.joining(", "));
    }
}
