package io.github.cameltts.audio.mix;

/**
 * How loud the music is at each moment of the mix.
 *
 * @param gain factor on the amplitude where nobody speaks
 * @param ducking what is left of that while somebody does
 * @param fade and at both ends
 */
record MusicLevel(double gain, Ducking ducking, Fade fade) {

    /** Adds music to a channel of the mix, from its beginning to its end, anew wherever the music has ended. */
    void add(float[] music, float[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] += (float) (music[i % music.length] * gain * ducking.factorAt(i) * fade.factorAt(i));
        }
    }
}
