package io.github.cameltts.engine.onnx.session;

import ai.onnxruntime.OrtEnvironment;

/** The native library that runs the models. */
public final class OnnxRuntime {

    private OnnxRuntime() {}

    /** Its version: another one may round differently, and so give other samples. */
    public static String version() {
        return OrtEnvironment.getEnvironment().getVersion();
    }
}
