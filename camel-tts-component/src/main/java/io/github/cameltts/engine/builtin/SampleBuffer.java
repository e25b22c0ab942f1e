package io.github.cameltts.engine.builtin;

import java.util.Arrays;

/** Samples that grow sentence by sentence. */
final class SampleBuffer {

    private float[] samples;
    private int length;

    SampleBuffer(int capacity) {
        samples = new float[capacity];
    }

    boolean isEmpty() {
        return length == 0;
    }

    void appendSilence(int count) {
        reserve(count);
        length += count;
    }

    void append(float[] more) {
        reserve(more.length);
        System.arraycopy(more, 0, samples, length, more.length);
        length += more.length;
    }

    /** All samples, each multiplied by a factor. */
    float[] toArray(double volume) {
        float[] result = Arrays.copyOf(samples, length);
        if (volume != 1) {
            for (int i = 0; i < length; i++) {
                result[i] *= (float) volume;
            }
        }
        return result;
    }

    private void reserve(int more) {
        int needed = Math.addExact(length, more);
        if (needed > samples.length) {
            samples = Arrays.copyOf(
                    samples, (int) Math.max(needed, Math.min(samples.length * 2L, Integer.MAX_VALUE - 8)));
        }
    }
}
