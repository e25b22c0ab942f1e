package io.github.cameltts.engine.onnx.encoder;

import org.apache.commons.math3.transform.DftNormalization;
import org.apache.commons.math3.transform.FastFourierTransformer;
import org.apache.commons.math3.transform.TransformType;

/** The power of the frequencies in frames of one length. Safe for many threads. */
final class PowerSpectrum {

    private final double[] window;
    private final int size;

    /** @param frame samples of a frame, which zeros fill up to a power of two */
    PowerSpectrum(Window window, int frame) {
        this.window = window.weights(frame);
        size = sizeFor(frame);
    }

    /** The size of the Fourier transform of a frame. */
    static int sizeFor(int frame) {
        return frame == 1 ? 1 : Integer.highestOneBit(frame - 1) * 2;
    }

    /**
     * @param frame the samples of one frame; is not changed
     * @return squared magnitudes from 0 Hz to half the sample rate, both included
     */
    double[] of(double[] frame) {
        double[][] parts = new double[2][size];
        for (int i = 0; i < window.length; i++) {
            parts[0][i] = frame[i] * window[i];
        }
        FastFourierTransformer.transformInPlace(parts, DftNormalization.STANDARD, TransformType.FORWARD);
        double[] power = new double[size / 2 + 1];
        for (int i = 0; i < power.length; i++) {
            power[i] = parts[0][i] * parts[0][i] + parts[1][i] * parts[1][i];
        }
        return power;
    }
}
