package io.github.cameltts.engine.onnx.encoder;

/** How a frame fades in and out. */
enum Window {
    /** D. Povey's, the default of Kaldi: goes down to 0 at both ends. */
    POVEY,
    HAMMING,
    HANN;

    /** Weights for a frame of at least two samples, the first and the last one the smallest. */
    double[] weights(int samples) {
        double[] weights = new double[samples];
        for (int i = 0; i < samples; i++) {
            double wave = Math.cos(2 * Math.PI * i / (samples - 1));
            weights[i] = switch (this) {
                case POVEY -> Math.pow(0.5 - 0.5 * wave, 0.85);
                case HAMMING -> 0.54 - 0.46 * wave;
                case HANN -> 0.5 - 0.5 * wave;
            };
        }
        return weights;
    }
}
