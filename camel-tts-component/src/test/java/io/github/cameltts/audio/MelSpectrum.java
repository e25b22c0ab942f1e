package io.github.cameltts.audio;

/**
 * How loud each band of the ear is over time, for telling voices apart: windows of 1,024 samples every 256, 40 bands that
 * are equally wide on the mel scale between 60 and 8,000 Hz, each in decibels of full scale and at least {@link #FLOOR}.
 */
public final class MelSpectrum {

    /** Quieter than this is silence, in decibels. */
    private static final double FLOOR = -70;

    private static final int WINDOW = 1024;
    private static final int HOP = 256;
    private static final int BANDS = 40;
    private static final double LOWEST = 60;
    private static final double HIGHEST = 8000;

    private final double[][] frames;

    private MelSpectrum(double[][] frames) {
        this.frames = frames;
    }

    /**
     * Measures audio.
     *
     * @param samples -1 to 1, at least one window of them
     * @param sampleRate hertz, above 16,000
     */
    public static MelSpectrum of(float[] samples, int sampleRate) {
        double[][] weights = bands(sampleRate);
        double[][] frames = new double[1 + (samples.length - WINDOW) / HOP][BANDS];
        for (int i = 0; i < frames.length; i++) {
            double[] power = power(samples, i * HOP);
            for (int band = 0; band < BANDS; band++) {
                double sum = 0;
                for (int bin = 0; bin < power.length; bin++) {
                    sum += weights[band][bin] * power[bin];
                }
                frames[i][band] = Math.max(FLOOR, 10 * Math.log10(sum + 1e-12));
            }
        }
        return new MelSpectrum(frames);
    }

    /** Mean difference in decibels over all bands and frames; the other one is stretched evenly to the same length. */
    public double distance(MelSpectrum other) {
        double sum = 0;
        for (int i = 0; i < frames.length; i++) {
            double[] frame = other.frames[(int) ((long) i * other.frames.length / frames.length)];
            for (int band = 0; band < BANDS; band++) {
                sum += Math.abs(frames[i][band] - frame[band]);
            }
        }
        return sum / (frames.length * BANDS);
    }

    /** Triangles that overlap by half, for each band over the frequencies of one window. */
    private static double[][] bands(int sampleRate) {
        double[][] weights = new double[BANDS][WINDOW / 2];
        double step = (mel(HIGHEST) - mel(LOWEST)) / (BANDS + 1);
        for (int band = 0; band < BANDS; band++) {
            double centre = mel(LOWEST) + (band + 1) * step;
            for (int bin = 0; bin < WINDOW / 2; bin++) {
                double away = Math.abs(mel((double) bin * sampleRate / WINDOW) - centre);
                weights[band][bin] = Math.max(0, 1 - away / step);
            }
        }
        return weights;
    }

    private static double mel(double hertz) {
        return 2595 * Math.log10(1 + hertz / 700);
    }

    /** Power of each frequency under a Hann window, 1 for a sine of full scale. */
    private static double[] power(float[] samples, int begin) {
        double[] real = new double[WINDOW];
        double[] imaginary = new double[WINDOW];
        for (int i = 0; i < WINDOW; i++) {
            real[i] = samples[begin + i] * (1 - Math.cos(2 * Math.PI * i / WINDOW)) / (WINDOW / 2);
        }
        transform(real, imaginary);
        double[] power = new double[WINDOW / 2];
        for (int bin = 0; bin < power.length; bin++) {
            power[bin] = real[bin] * real[bin] + imaginary[bin] * imaginary[bin];
        }
        return power;
    }

    /** The fast Fourier transform of J. W. Cooley and J. W. Tukey, in place, for powers of two. */
    private static void transform(double[] real, double[] imaginary) {
        int size = real.length;
        for (int i = 0; i < size; i++) {
            int mirrored = Integer.reverse(i) >>> (32 - Integer.numberOfTrailingZeros(size));
            if (i < mirrored) {
                swap(real, i, mirrored);
                swap(imaginary, i, mirrored);
            }
        }
        for (int half = 1; half < size; half *= 2) {
            for (int i = 0; i < half; i++) {
                double cosine = Math.cos(Math.PI * i / half);
                double sine = -Math.sin(Math.PI * i / half);
                for (int even = i; even < size; even += 2 * half) {
                    int odd = even + half;
                    double turnedReal = cosine * real[odd] - sine * imaginary[odd];
                    double turnedImaginary = cosine * imaginary[odd] + sine * real[odd];
                    real[odd] = real[even] - turnedReal;
                    imaginary[odd] = imaginary[even] - turnedImaginary;
                    real[even] += turnedReal;
                    imaginary[even] += turnedImaginary;
                }
            }
        }
    }

    private static void swap(double[] values, int i, int j) {
        double value = values[i];
        values[i] = values[j];
        values[j] = value;
    }
}
