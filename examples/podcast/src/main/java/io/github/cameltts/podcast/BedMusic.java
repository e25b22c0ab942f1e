package io.github.cameltts.podcast;

import io.github.cameltts.audio.WavFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Composes {@code music/bed.wav}: four broken chords of plucked tones, and what still sounds at the end goes on at the beginning,
 * so that it can be played in a circle. Every machine gets the same bytes.
 */
public final class BedMusic {

    private static final int RATE = 11025;
    private static final int BEAT = RATE * 3 / 10;

    /** Semitones above A of 220 Hz: C, A minor, F and G, each four notes upwards. */
    private static final int[] NOTES = {3, 7, 10, 15, 0, 3, 7, 12, -4, 0, 3, 8, -2, 2, 5, 10};

    private static final double[] OVERTONES = {1, 0.4, 0.15, 0.05};

    private BedMusic() {}

    /** Writes the file that is named first. */
    public static void main(String[] arguments) throws IOException {
        Files.write(Path.of(arguments[0]), compose());
    }

    /** A WAV file of 4.8 seconds. */
    static byte[] compose() {
        double[] sum = new double[BEAT * NOTES.length];
        for (int i = 0; i < NOTES.length; i++) {
            pluck(sum, i * BEAT, 220 * StrictMath.pow(2, NOTES[i] / 12.0));
        }
        float[] samples = new float[sum.length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (0.3 * sum[i]);
        }
        return WavFile.encode(samples, RATE);
    }

    private static void pluck(double[] sum, int start, double hertz) {
        for (int i = 0; i < 5 * BEAT; i++) {
            double seconds = (double) i / RATE;
            double loudness = StrictMath.min(1, seconds * 100) * StrictMath.exp(-4 * seconds);
            for (int overtone = 1; overtone <= OVERTONES.length; overtone++) {
                sum[(start + i) % sum.length] += loudness
                        * OVERTONES[overtone - 1]
                        * StrictMath.sin(2 * StrictMath.PI * hertz * overtone * seconds);
            }
        }
    }
}
