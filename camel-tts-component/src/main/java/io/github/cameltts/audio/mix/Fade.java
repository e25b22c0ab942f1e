package io.github.cameltts.audio.mix;

/**
 * Half a cosine at the beginning and at the end, so that music neither starts nor stops with a click.
 *
 * @param length frames of each of the two
 * @param frames length of the whole, at least twice that
 */
public record Fade(int length, int frames) {

    /** A fade that is cut short where the whole is too short for both. */
    public static Fade of(int length, int frames) {
        return new Fade(Math.min(length, frames / 2), frames);
    }

    /** The factor on the amplitude at a frame, 0 to 1. */
    public double factorAt(int frame) {
        int edge = Math.min(frame, frames - 1 - frame);
        return edge >= length ? 1 : 0.5 - 0.5 * Math.cos(Math.PI * edge / length);
    }
}
