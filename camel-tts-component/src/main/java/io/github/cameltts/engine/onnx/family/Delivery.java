package io.github.cameltts.engine.onnx.family;

import java.util.OptionalDouble;
import java.util.SortedMap;

/**
 * How a sentence is to be spoken.
 *
 * @param speaker one that {@link NeuralVoice#speaksAs} knows, empty for the model's first
 * @param rate factor on the speed, above 0: 2 is twice as fast
 * @param options those of {@link VoiceFamily#options}, by name, checked numbers where they are numbers
 */
public record Delivery(String speaker, double rate, SortedMap<String, String> options) {

    /** An option that is a number, empty when it was not given. */
    public OptionalDouble number(String option) {
        String value = options.get(option);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(Double.parseDouble(value));
    }
}
