package io.github.cameltts.audio;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The pitch of a voice, by the first high peak of the autocorrelation of each voiced stretch. */
public final class PitchMeter {

    private static final int LOWEST = 60;
    private static final int HIGHEST = 400;
    private static final double VOICED = 0.6;
    private static final double NEARLY = 0.9;

    private PitchMeter() {}

    /** Median in hertz. */
    public static double median(float[] samples, int sampleRate) {
        int window = sampleRate / 20;
        double[] found = IntStream.range(0, samples.length / window - 1)
                .mapToDouble(i -> pitch(samples, i * window, window, sampleRate))
                .filter(hertz -> hertz > 0)
                .sorted()
                .toArray();
        if (found.length == 0) {
            throw new AssertionError("Nothing voiced in these samples");
        }
        return found[found.length / 2];
    }

    /** Hertz, 0 where nothing is voiced. The shortest of nearly equal periods is taken, since its multiples fit as well. */
    private static double pitch(float[] samples, int from, int window, int sampleRate) {
        int shortest = sampleRate / HIGHEST;
        double[] likeness = IntStream.range(shortest, sampleRate / LOWEST)
                .mapToDouble(lag -> likeness(samples, from, window, lag))
                .toArray();
        double best = Arrays.stream(likeness).max().orElseThrow();
        if (best < VOICED || Levels.rms(samples, from, from + window) < -35) {
            return 0;
        }
        int period = 0;
        while (likeness[period] < NEARLY * best) {
            period++;
        }
        while (period + 1 < likeness.length && likeness[period + 1] > likeness[period]) {
            period++;
        }
        return (double) sampleRate / (period + shortest);
    }

    /** Correlation of a stretch with itself {@code lag} samples later, -1 to 1. */
    private static double likeness(float[] samples, int from, int window, int lag) {
        double product = 0;
        double here = 1e-9;
        double later = 1e-9;
        for (int i = from; i < from + window && i + lag < samples.length; i++) {
            product += samples[i] * samples[i + lag];
            here += samples[i] * samples[i];
            later += samples[i + lag] * samples[i + lag];
        }
        return product / Math.sqrt(here * later);
    }
}
