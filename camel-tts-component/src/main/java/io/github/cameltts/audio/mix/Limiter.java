package io.github.cameltts.audio.mix;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Lowers what is too loud, all channels alike, before it would be clipped. It looks ahead: the gain of a moment is the mean
 * of the least gains that the moments around it need, so it moves smoothly and is never too high.
 */
final class Limiter {

    /** 1 dB below full scale, which leaves room for what a player's own filters add. */
    static final double CEILING = Decibels.toFactor(-1);

    private final int reach;

    /** @param sampleRate hertz; it looks 20 ms ahead */
    Limiter(int sampleRate) {
        reach = Math.max(1, sampleRate / 50);
    }

    /**
     * Limits in place; quiet sound stays as it is.
     *
     * @param channels of equal length
     */
    void apply(float[][] channels) {
        float[] needed = needed(channels);
        if (needed.length == 0) {
            return;
        }
        float[] held = leastAhead(needed);
        double sum = (double) held[0] * (reach + 1);
        for (int i = 0; i < held.length; i++) {
            sum += held[i] - held[Math.max(0, i - reach - 1)];
            float gain = (float) (sum / (reach + 1));
            for (float[] channel : channels) {
                channel[i] *= Math.min(gain, needed[i]);
            }
        }
    }

    /** The gain that each frame needs, or nothing where none needs any. */
    private static float[] needed(float[][] channels) {
        float[] needed = new float[channels[0].length];
        boolean loud = false;
        for (int i = 0; i < needed.length; i++) {
            float peak = 0;
            for (float[] channel : channels) {
                peak = Math.max(peak, Math.abs(channel[i]));
            }
            needed[i] = peak > CEILING ? (float) (CEILING / peak) : 1;
            loud |= peak > CEILING;
        }
        return loud ? needed : new float[0];
    }

    /** The least gain of each frame and those ahead of it: a sliding minimum. */
    private float[] leastAhead(float[] needed) {
        float[] least = new float[needed.length];
        Deque<Integer> rising = new ArrayDeque<>();
        for (int i = needed.length - 1; i >= 0; i--) {
            while (!rising.isEmpty() && needed[rising.peekLast()] >= needed[i]) {
                rising.removeLast();
            }
            rising.addLast(i);
            if (rising.peekFirst() > i + reach) {
                rising.removeFirst();
            }
            least[i] = needed[rising.peekFirst()];
        }
        return least;
    }
}
