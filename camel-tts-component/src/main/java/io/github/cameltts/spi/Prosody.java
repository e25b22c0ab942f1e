package io.github.cameltts.spi;

/**
 * How fast, high and loud a voice speaks.
 *
 * @param rate factor on the speed, 1 is the voice's own
 * @param pitch semitones up or down, 0 is the voice's own
 * @param volume factor on the amplitude, 1 is the voice's own
 */
public record Prosody(double rate, double pitch, double volume) {

    public static final Prosody NEUTRAL = new Prosody(1, 0, 1);

    public Prosody {
        if (!Double.isFinite(rate) || rate <= 0) {
            throw new InvalidSpeechRequestException("The rate must be a number above 0, not " + rate + ".");
        }
        if (!Double.isFinite(pitch)) {
            throw new InvalidSpeechRequestException("The pitch must be a number of semitones, not " + pitch + ".");
        }
        if (!Double.isFinite(volume) || volume < 0) {
            throw new InvalidSpeechRequestException("The volume must be a number of at least 0, not " + volume + ".");
        }
    }
}
