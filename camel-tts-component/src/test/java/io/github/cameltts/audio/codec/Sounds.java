package io.github.cameltts.audio.codec;

import io.github.cameltts.engine.builtin.BuiltinEngine;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.SpeechRequest;

/** What the encoders get to do with, and how near to it comes what is decoded of their work. */
final class Sounds {

    private static final PcmRecording SPEECH = speak();

    private Sounds() {}

    /** Some seconds of real speech. */
    static PcmRecording speech() {
        return SPEECH;
    }

    /** A sine of 440 Hz at half amplitude. */
    static short[] tone(int samples, int sampleRate) {
        short[] tone = new short[samples];
        for (int i = 0; i < samples; i++) {
            tone[i] = (short) Math.round(16384 * Math.sin(2 * Math.PI * 440 * i / sampleRate));
        }
        return tone;
    }

    /** How far the difference to the original lies below it, in decibels. */
    static double fidelity(short[] original, short[] decoded) {
        double signal = 0;
        double noise = 0;
        for (int i = 0; i < original.length; i++) {
            double difference = original[i] - (i < decoded.length ? decoded[i] : 0);
            signal += (double) original[i] * original[i];
            noise += difference * difference;
        }
        return 10 * Math.log10(signal / (noise + 1e-9));
    }

    private static PcmRecording speak() {
        try (BuiltinEngine engine = new BuiltinEngine()) {
            return PcmRecording.of(engine.synthesize(SpeechRequest.of(
                    "Six thick thistle sticks, said she. The number is four, two, seven.",
                    "slt",
                    "en-US",
                    AudioFormat.WAV,
                    22050)));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
