package io.github.cameltts.engine.onnx.family;

import io.github.cameltts.spi.EngineOption;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.text.Phonemizers;
import java.util.List;

/**
 * One kind of local voices: models with the same tensors and the same files beside them.
 *
 * <p>To add a family, write this class in any jar and name it in
 * {@code META-INF/services/io.github.cameltts.engine.onnx.family.VoiceFamily}; it needs a public constructor without
 * parameters. Nothing else has to be changed. Stateless and thread-safe.
 */
public interface VoiceFamily {

    /** Its name, part of the cache key; add a version when the same ids or samples are made in another way. */
    String id();

    /** What a model of this family looks like, for the error when nobody knows a model: a few words. */
    String looks();

    /** Whether a model is one of this family, judged by what it says of itself and by the files beside it. */
    boolean recognizes(VoiceModel model);

    /** Options beyond those of all voices. */
    default List<EngineOption> options() {
        return List.of();
    }

    /**
     * Opens a model that it recognizes. Checks names, types and shapes of all inputs and outputs, and every number of the
     * files beside the model.
     *
     * @param phonemizers those that are installed here
     * @throws EngineUnavailableException with what was expected and what is there
     */
    NeuralVoice open(VoiceModel model, Phonemizers phonemizers);
}
