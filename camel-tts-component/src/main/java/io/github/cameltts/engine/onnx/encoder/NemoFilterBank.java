package io.github.cameltts.engine.onnx.encoder;

/**
 * Logarithms of mel filter banks, like those of NeMo's {@code AudioToMelSpectrogramPreprocessor} without dither: the whole
 * signal pre-emphasized by 0.97, frames around their middles, so that the first and the last ones reach beyond the ends,
 * where silence is. Safe for many threads.
 *
 * @see <a href="https://github.com/NVIDIA/NeMo">nemo/collections/asr/parts/preprocessing/features.py</a>
 */
final class NemoFilterBank {

    private static final double PRE_EMPHASIS = 0.97;
    private static final double ADDED = 0x1p-24;

    private final int frame;
    private final int shift;
    private final PowerSpectrum spectrum;
    private final MelBank mel;

    /**
     * @param frame samples of a frame
     * @param shift samples from one frame to the next
     */
    NemoFilterBank(int sampleRate, int bins, Window window, int frame, int shift) {
        this.frame = frame;
        this.shift = shift;
        spectrum = new PowerSpectrum(window, frame);
        mel = MelBank.slaney(bins, sampleRate, PowerSpectrum.sizeFor(frame));
    }

    /** Computes the features of samples of -1 to 1. */
    Features of(float[] samples) {
        int frames = 1 + samples.length / shift;
        float[] values = new float[frames * mel.bins()];
        for (int i = 0; i < frames; i++) {
            double[] power = spectrum.of(frame(samples, i * shift - frame / 2));
            for (int bin = 0; bin < mel.bins(); bin++) {
                values[i * mel.bins() + bin] = (float) Math.log(mel.energy(bin, power) + ADDED);
            }
        }
        return new Features(values, frames, mel.bins());
    }

    private double[] frame(float[] samples, int at) {
        double[] cut = new double[frame];
        int first = Math.max(0, -at);
        int last = Math.min(frame, samples.length - at);
        for (int i = first; i < last; i++) {
            double before = at + i > 0 ? samples[at + i - 1] : 0;
            cut[i] = samples[at + i] - PRE_EMPHASIS * before;
        }
        return cut;
    }
}
