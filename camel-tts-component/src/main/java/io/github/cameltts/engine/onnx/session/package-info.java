/** Models of ONNX Runtime in memory: what a file says of itself, loading, sharing, running and unloading. */
package io.github.cameltts.engine.onnx.session;
