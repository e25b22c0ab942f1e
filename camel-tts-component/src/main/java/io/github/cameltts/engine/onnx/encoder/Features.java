package io.github.cameltts.engine.onnx.encoder;

/**
 * What an encoder listens to: a row of numbers for each frame.
 *
 * @param values the rows, one behind the other
 * @param frames how many rows
 * @param bins length of a row
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
record Features(float[] values, int frames, int bins) {

    /** Without the mean of each column, and so without what a microphone or the volume adds to all frames. */
    Features withoutMean() {
        return scaled(column -> 1);
    }

    /** With mean 0 and standard deviation 1 in each column, as NeMo's {@code per_feature} computes it. */
    Features standardized() {
        return scaled(column -> 1 / (deviation(column) + 1e-5));
    }

    @FunctionalInterface
    private interface Scale {
        double of(int column);
    }

    private Features scaled(Scale scale) {
        float[] scaled = new float[values.length];
        for (int column = 0; column < bins; column++) {
            double mean = mean(column);
            double factor = scale.of(column);
            for (int i = column; i < values.length; i += bins) {
                scaled[i] = (float) ((values[i] - mean) * factor);
            }
        }
        return new Features(scaled, frames, bins);
    }

    private double mean(int column) {
        double sum = 0;
        for (int i = column; i < values.length; i += bins) {
            sum += values[i];
        }
        return sum / frames;
    }

    private double deviation(int column) {
        double mean = mean(column);
        double sum = 0;
        for (int i = column; i < values.length; i += bins) {
            sum += (values[i] - mean) * (values[i] - mean);
        }
        return Math.sqrt(sum / Math.max(1, frames - 1));
    }

    /**
     * The same by columns.
     *
     * @param length of each column, at least the number of frames: zeros fill it up
     */
    float[] columns(int length) {
        float[] columns = new float[bins * length];
        for (int frame = 0; frame < frames; frame++) {
            for (int bin = 0; bin < bins; bin++) {
                columns[bin * length + frame] = values[frame * bins + bin];
            }
        }
        return columns;
    }
}
