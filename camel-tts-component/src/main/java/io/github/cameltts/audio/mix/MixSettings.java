package io.github.cameltts.audio.mix;

import java.time.Duration;
import java.util.Locale;

/**
 * How music goes under a voice.
 *
 * @param gain decibels by which the music is changed where nobody speaks, -60 to 20
 * @param duck decibels by which it is lowered further while somebody speaks, 0 to 60
 * @param fade how long the music takes to come at the beginning and to go at the end
 * @param intro how long it plays before the voice
 * @param outro how long it plays after the voice
 */
public record MixSettings(double gain, double duck, Duration fade, Duration intro, Duration outro) {

    private static final Duration LONGEST = Duration.ofMinutes(10);

    /** @throws IllegalArgumentException when a value is out of its range; durations go from 0 to 10 minutes */
    public MixSettings {
        requireRange("gain", gain, -60, 20);
        requireRange("duck", duck, 0, 60);
        requireTime("fade", fade);
        requireTime("intro", intro);
        requireTime("outro", outro);
    }

    /** One spelling for these values, for a key. */
    public String canonical() {
        return String.format(
                Locale.ROOT,
                "gain=%.3f duck=%.3f fade=%d intro=%d outro=%d",
                gain,
                duck,
                fade.toMillis(),
                intro.toMillis(),
                outro.toMillis());
    }

    private static void requireRange(String name, double decibels, double least, double most) {
        if (!(decibels >= least && decibels <= most)) {
            throw new IllegalArgumentException(
                    name + " of the mix is " + decibels + " dB. Write a number from " + least + " to " + most + ".");
        }
    }

    private static void requireTime(String name, Duration time) {
        if (time.isNegative() || time.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(
                    name + " of the mix is " + time.toMillis() + " ms. Write a time from 0 to 10m.");
        }
    }
}
