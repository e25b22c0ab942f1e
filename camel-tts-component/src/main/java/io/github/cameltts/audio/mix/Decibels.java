package io.github.cameltts.audio.mix;

/** Ratios of amplitudes. */
final class Decibels {

    private Decibels() {}

    /** The factor on the amplitude. */
    static double toFactor(double decibels) {
        return Math.pow(10, decibels / 20);
    }
}
