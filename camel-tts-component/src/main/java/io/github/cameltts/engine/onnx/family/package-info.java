/**
 * Families of local voices. A voice is a frontend (text to ids) and an acoustic model (ids to the model's inputs), behind
 * {@link io.github.cameltts.engine.onnx.family.NeuralVoice}.
 */
package io.github.cameltts.engine.onnx.family;
