package io.github.cameltts.engine.onnx.family;

import java.util.Optional;

/**
 * One of the speakers of a model.
 *
 * @param name unique within the model
 * @param language BCP 47, empty when it is the model's
 * @param gender as the model tells it
 */
public record Speaker(String name, String language, Optional<String> gender) {

    public Speaker(String name) {
        this(name, "", Optional.empty());
    }
}
