package io.github.cameltts.audio;

/**
 * Changes the sample rate by band-limited interpolation: each new sample is a sum of the old ones around it, weighted by a
 * sinc under a window (J. O. Smith, "Digital Audio Resampling", CCRMA, Stanford University; window of J. F. Kaiser and R. W.
 * Schafer, "On the use of the I0-sinh window for spectrum analysis", 1980). What the lower of the two rates cannot carry
 * is taken out, by about 90 dB; up to 0.82 of its half nothing is lost. Safe for many threads.
 */
public final class Resampler {

    /** Samples on either side that count; more make the filter steeper. */
    private static final int REACH = 32;

    /** Entries of the table for each of them; between two entries the table is interpolated. */
    private static final int STEPS = 512;

    /** Where the filter has half its amplitude, as a part of half the lower rate, so that it is closed at that half. */
    private static final double CUTOFF = 0.91;

    /** Side lobes of about -90 dB. */
    private static final double KAISER_BETA = 9;

    private static final float[] FILTER = filter();

    private Resampler() {}

    /**
     * Resamples one channel.
     *
     * @param samples -1 to 1; the result may be louder by a little, where the old samples met a peak beside its top
     * @param from hertz of the samples, above 0
     * @param to wanted hertz, above 0
     * @return as long in time as the samples, to one sample; the same array where nothing is to be done
     */
    public static float[] resample(float[] samples, int from, int to) {
        if (from == to) {
            return samples;
        }
        double narrow = Math.min(1, (double) to / from);
        double reach = REACH / narrow;
        float[] resampled = new float[Math.toIntExact(((long) samples.length * to + from - 1) / from)];
        for (int i = 0; i < resampled.length; i++) {
            double centre = (double) i * from / to;
            int first = Math.max(0, (int) Math.ceil(centre - reach));
            int last = Math.min(samples.length - 1, (int) (centre + reach));
            double sum = 0;
            for (int j = first; j <= last; j++) {
                sum += samples[j] * weight(Math.abs(centre - j) * narrow);
            }
            resampled[i] = (float) (sum * narrow);
        }
        return resampled;
    }

    private static double weight(double distance) {
        double place = distance * STEPS;
        int entry = (int) place;
        return FILTER[entry] + (place - entry) * (FILTER[entry + 1] - FILTER[entry]);
    }

    /** One half of the symmetric filter, and zeros behind its end. */
    private static float[] filter() {
        float[] filter = new float[REACH * STEPS + 2];
        for (int i = 0; i < REACH * STEPS; i++) {
            double distance = (double) i / STEPS;
            double edge = distance / REACH;
            double window = bessel(KAISER_BETA * Math.sqrt(1 - edge * edge)) / bessel(KAISER_BETA);
            filter[i] = (float) (CUTOFF * sinc(CUTOFF * distance) * window);
        }
        return filter;
    }

    private static double sinc(double x) {
        return x == 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x);
    }

    /** The modified Bessel function of the first kind and order 0, by its power series. */
    private static double bessel(double x) {
        double sum = 1;
        double term = 1;
        for (int k = 1; term > sum * 1e-12; k++) {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }
}
