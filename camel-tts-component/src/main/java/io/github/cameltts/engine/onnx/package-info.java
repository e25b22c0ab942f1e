/**
 * Local neural voices: {@code tts:onnx}. A voice is found ({@code voices}), opened by its family ({@code family}), spoken
 * sentence by sentence ({@code speech}) by models that ONNX Runtime runs in this process ({@code session}).
 */
package io.github.cameltts.engine.onnx;
