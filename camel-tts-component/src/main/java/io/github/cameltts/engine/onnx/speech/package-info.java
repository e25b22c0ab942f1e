/** From a request to its audio, by a voice that was opened: segments, order, silence and volume. */
package io.github.cameltts.engine.onnx.speech;
