/** Where voices come from. */
package io.github.cameltts.engine.onnx.voices;
