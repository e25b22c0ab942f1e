/** Speech models in ONNX files, run in this process by ONNX Runtime. */
package io.github.cameltts.engine.onnx;
