package io.github.cameltts.audio.mix;

import java.util.BitSet;

/**
 * The gain of the music over time: full while nobody speaks, lower while somebody does. It is down before the first
 * sound of a word, because the voice is known in advance, and stays down between words. Changes are straight lines in
 * decibels.
 */
final class Ducking {

    /** Decisions for each second. */
    private static final int BLOCKS_PER_SECOND = 100;

    /** Louder than -50 dB of full scale, as effective value of a block, is speech. */
    private static final double SPEECH = Decibels.toFactor(-50);

    private static final int BLOCKS_DOWN = 20;
    private static final int BLOCKS_HELD = 40;
    private static final int BLOCKS_UP = 60;

    private final int block;
    private final float[] factors;

    /**
     * Listens to the voice.
     *
     * @param voice one channel
     * @param sampleRate hertz
     * @param offset frame at which the voice begins
     * @param frames length of the whole
     * @param duck decibels to lower by, not negative
     */
    Ducking(float[] voice, int sampleRate, int offset, int frames, double duck) {
        block = Math.max(1, sampleRate / BLOCKS_PER_SECOND);
        BitSet speech = speech(voice, offset, frames);
        factors = new float[frames / block + 2];
        double depth = speech.get(0) ? 1 : 0;
        for (int i = 0; i < factors.length; i++) {
            depth = speech.get(i) ? Math.min(1, depth + 1.0 / BLOCKS_DOWN) : Math.max(0, depth - 1.0 / BLOCKS_UP);
            factors[i] = (float) Decibels.toFactor(-duck * depth);
        }
    }

    /** Blocks with speech in them, or soon before or behind it. */
    private BitSet speech(float[] voice, int offset, int frames) {
        BitSet speech = new BitSet();
        for (int start = 0; start < voice.length; start += block) {
            int end = Math.min(voice.length, start + block);
            if (isSpeech(voice, start, end)) {
                int first = (offset + start) / block;
                int last = Math.min(offset + end, frames) / block;
                speech.set(Math.max(0, first - BLOCKS_DOWN), last + BLOCKS_HELD);
            }
        }
        return speech;
    }

    private static boolean isSpeech(float[] voice, int start, int end) {
        double sum = 0;
        for (int i = start; i < end; i++) {
            sum += voice[i] * voice[i];
        }
        return sum > SPEECH * SPEECH * (end - start);
    }

    /** The factor on the music's amplitude at a frame, above 0 and at most 1. */
    float factorAt(int frame) {
        int at = frame / block;
        float between = (frame - at * block) / (float) block;
        return factors[at] + between * (factors[at + 1] - factors[at]);
    }
}
