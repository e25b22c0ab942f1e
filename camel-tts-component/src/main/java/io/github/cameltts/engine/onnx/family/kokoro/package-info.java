/** Voices of Kokoro: one model, a pack of style vectors for each speaker. */
package io.github.cameltts.engine.onnx.family.kokoro;
