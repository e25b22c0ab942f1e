package io.github.cameltts.engine.onnx.encoder;

/**
 * Logarithms of mel filter banks, like those of Kaldi's {@code compute-fbank-feats} (D. Povey et al., "The Kaldi Speech
 * Recognition Toolkit", 2011) with its defaults but without dither: frames of 25 ms every 10 ms, none beyond an end, each
 * without its mean, with a pre-emphasis of 0.97. Safe for many threads.
 */
final class KaldiFilterBank {

    private static final double PRE_EMPHASIS = 0.97;

    /** The least that a logarithm is taken of: the difference between 1 and the next float. */
    private static final double LEAST = 0x1p-23;

    private final int frame;
    private final int shift;
    private final PowerSpectrum spectrum;
    private final MelBank mel;

    KaldiFilterBank(int sampleRate, int bins, Window window) {
        frame = sampleRate / 40;
        shift = sampleRate / 100;
        spectrum = new PowerSpectrum(window, frame);
        mel = MelBank.kaldi(bins, sampleRate, PowerSpectrum.sizeFor(frame));
    }

    /**
     * Computes the features.
     *
     * @param samples at least 25 ms
     * @param gain factor on the samples: 1, or 32768 where a model was trained on 16-bit numbers
     */
    Features of(float[] samples, float gain) {
        int frames = 1 + (samples.length - frame) / shift;
        float[] values = new float[frames * mel.bins()];
        for (int i = 0; i < frames; i++) {
            double[] power = spectrum.of(frame(samples, i * shift, gain));
            for (int bin = 0; bin < mel.bins(); bin++) {
                values[i * mel.bins() + bin] = (float) Math.log(Math.max(LEAST, mel.energy(bin, power)));
            }
        }
        return new Features(values, frames, mel.bins());
    }

    private double[] frame(float[] samples, int at, float gain) {
        double[] cut = new double[frame];
        double mean = 0;
        for (int i = 0; i < frame; i++) {
            cut[i] = (double) samples[at + i] * gain;
            mean += cut[i] / frame;
        }
        double before = cut[0] - mean;
        for (int i = 0; i < frame; i++) {
            double sample = cut[i] - mean;
            cut[i] = sample - PRE_EMPHASIS * before;
            before = sample;
        }
        return cut;
    }
}
