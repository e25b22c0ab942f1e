package io.github.cameltts.engine.onnx.speech;

import io.github.cameltts.audio.mix.Fade;
import io.github.cameltts.spi.SynthesisFailedException;
import java.util.Arrays;

/**
 * Makes the samples of a sentence fit between two silences: cuts off the silence that the model put around it, and lets it
 * begin and end without a click.
 *
 * @param sampleRate hertz
 * @param trims whether silence is cut off
 * @param volume factor on the amplitude
 */
record SentenceShape(int sampleRate, boolean trims, double volume) {

    /** What is softer counts as silence: -46 dB of full scale. */
    private static final float AUDIBLE = 0.005f;

    /** Kept around what is audible, since a word begins and fades out softly. */
    private static final double MARGIN_SECONDS = 0.03;

    private static final double FADE_SECONDS = 0.005;

    /** All bits of a float but its sign. Of two numbers the larger one has the larger bits. */
    private static final int MAGNITUDE = Integer.MAX_VALUE;

    private static final int INFINITY = Float.floatToRawIntBits(Float.POSITIVE_INFINITY);

    /**
     * Shapes one sentence.
     *
     * @param samples nominally -1 to 1; overwritten
     * @return the part that is to be heard, empty when nothing is
     * @throws SynthesisFailedException when a sample is not a number
     */
    float[] apply(float[] samples) {
        requireNumbers(samples);
        int first = 0;
        while (first < samples.length && Math.abs(samples[first]) <= AUDIBLE) {
            first++;
        }
        if (first == samples.length) {
            return new float[0];
        }
        int last = samples.length - 1;
        while (Math.abs(samples[last]) <= AUDIBLE) {
            last--;
        }
        int margin = (int) (MARGIN_SECONDS * sampleRate);
        int from = trims ? Math.max(0, first - margin) : 0;
        int to = trims ? Math.min(samples.length, last + 1 + margin) : samples.length;
        return faded(Arrays.copyOfRange(samples, from, to));
    }

    /** Compares bits as integers, without a branch: this loop sees each sample that is ever spoken. */
    private static void requireNumbers(float[] samples) {
        int largest = 0;
        for (float sample : samples) {
            largest = Math.max(largest, Float.floatToRawIntBits(sample) & MAGNITUDE);
        }
        if (largest >= INFINITY) {
            throw new SynthesisFailedException(
                    "The model gave samples that are no numbers. Use another model, or another execution provider.");
        }
    }

    private float[] faded(float[] samples) {
        Fade fade = Fade.of((int) (FADE_SECONDS * sampleRate), samples.length);
        for (int i = 0; i < fade.length(); i++) {
            float factor = (float) fade.factorAt(i);
            samples[i] *= factor;
            samples[samples.length - 1 - i] *= factor;
        }
        for (int i = 0; volume != 1 && i < samples.length; i++) {
            samples[i] *= (float) volume;
        }
        return samples;
    }
}
