package io.github.cameltts.engine.onnx.encoder;

import io.github.cameltts.engine.onnx.session.ModelInputs;
import java.util.function.Function;

/**
 * A model that was recognized, without its weights.
 *
 * @param conditioning the kind of the model and all that is done to samples before it hears them, readable
 * @param sampleRate hertz of the samples that it wants
 * @param inputs made of the samples of one speaker, -1 to 1; thread-safe
 * @param output the name of the output that is the embedding
 */
record SpeakerModel(String conditioning, int sampleRate, Function<float[], ModelInputs> inputs, String output) {}
