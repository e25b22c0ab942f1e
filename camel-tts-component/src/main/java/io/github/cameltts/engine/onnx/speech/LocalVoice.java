package io.github.cameltts.engine.onnx.speech;

import io.github.cameltts.engine.onnx.family.NeuralVoice;
import io.github.cameltts.engine.onnx.family.VoiceFamily;
import io.github.cameltts.engine.onnx.session.ModelSource;

/**
 * A voice that was found and opened; its model is loaded when it first speaks.
 *
 * @param name what people call it
 * @param family what it is one of
 * @param model where its weights are
 * @param voice its two halves
 */
public record LocalVoice(String name, VoiceFamily family, ModelSource model, NeuralVoice voice) {}
