package io.github.cameltts.audio;

/** What a meter would show of samples. */
public final class Levels {

    private Levels() {}

    /** Effective value in decibels of full scale. */
    public static double rms(float[] samples, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += samples[i] * samples[i];
        }
        return 10 * Math.log10(sum / (to - from) + 1e-20);
    }

    /** Level of one frequency in decibels of a sine at full scale (G. Goertzel, 1958), best over whole periods. */
    public static double ofTone(float[] samples, int from, int to, double hertz, int sampleRate) {
        double step = 2 * Math.PI * hertz / sampleRate;
        double before = 0;
        double last = 0;
        for (int i = from; i < to; i++) {
            double next = samples[i] + 2 * Math.cos(step) * last - before;
            before = last;
            last = next;
        }
        double power = before * before + last * last - 2 * Math.cos(step) * before * last;
        return 10 * Math.log10(power * 4 / ((double) (to - from) * (to - from)) + 1e-20);
    }

    /** The loudest sample. */
    public static double peak(float[] samples) {
        float peak = 0;
        for (float sample : samples) {
            peak = Math.max(peak, Math.abs(sample));
        }
        return peak;
    }

    /** A sine. */
    public static float[] tone(double hertz, double amplitude, int samples, int sampleRate) {
        float[] tone = new float[samples];
        for (int i = 0; i < samples; i++) {
            tone[i] = (float) (amplitude * Math.sin(2 * Math.PI * hertz * i / sampleRate));
        }
        return tone;
    }
}
