package io.github.cameltts.engine.onnx.family;

/**
 * The three numbers that a Piper model takes besides the phonemes.
 *
 * @param noise randomness of the sound, 0 for none
 * @param length factor on the duration, above 0: 2 is half as fast
 * @param durationNoise randomness of the timing, 0 for none
 */
record PiperScales(float noise, float length, float durationNoise) {

    /** What Piper uses when a voice does not tell. */
    public static final PiperScales DEFAULT = new PiperScales(0.667f, 1, 0.8f);

    public PiperScales {
        if (!(noise >= 0 && noise <= 10)
                || !(durationNoise >= 0 && durationNoise <= 10)
                || !(length >= 0.05 && length <= 20)) {
            throw new IllegalArgumentException(
                    "noise " + noise + ", length " + length + ", duration noise " + durationNoise);
        }
    }

    /** The same voice spoken at another speed. */
    public PiperScales atRate(double rate) {
        return new PiperScales(noise, (float) (length / rate), durationNoise);
    }
}
