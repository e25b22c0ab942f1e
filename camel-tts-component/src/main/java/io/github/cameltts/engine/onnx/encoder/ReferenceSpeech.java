package io.github.cameltts.engine.onnx.encoder;

import io.github.cameltts.audio.AudioInfo;
import io.github.cameltts.audio.ReferenceRules;
import io.github.cameltts.audio.Resampler;
import io.github.cameltts.audio.WavFile;
import io.github.cameltts.audio.codec.Mp3Decoder;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.time.Duration;

/** Makes samples for an encoder of the audio that people record. */
final class ReferenceSpeech {

    /** An encoder listens to the beginning only: more tells it little, and costs time. */
    static final Duration HEARD = Duration.ofSeconds(60);

    private static final String WHAT = "The reference audio";
    private static final int LEAST_RATE = 4000;
    private static final int MOST_RATE = 384_000;

    /** Half the distance from the lowest to the highest sample, about -60 dB. */
    private static final float SILENCE = 0.001f;

    private ReferenceSpeech() {}

    /**
     * Decodes audio, mixes its channels and resamples it.
     *
     * @param audio a WAV or MP3 file of one second to ten minutes
     * @param sampleRate wanted hertz
     * @return at most the first 60 seconds, nominally -1 to 1
     * @throws InvalidSpeechRequestException when it is something else, damaged or silent, or a sample is not a number
     */
    static float[] decode(byte[] audio, int sampleRate) {
        AudioInfo info = ReferenceRules.DEFAULT.check(WHAT, audio);
        if (info.sampleRate() < LEAST_RATE || info.sampleRate() > MOST_RATE) {
            throw new InvalidSpeechRequestException(WHAT + " has " + info.sampleRate() + " samples a second, and "
                    + LEAST_RATE + " to " + MOST_RATE + " were expected. Save it again.");
        }
        float[] mono = decode(audio, info).mono();
        requireSound(mono);
        return Resampler.resample(mono, info.sampleRate(), sampleRate);
    }

    private static WavFile decode(byte[] audio, AudioInfo info) {
        int heard = (int) HEARD.toSeconds() * info.sampleRate();
        try {
            return switch (info.format()) {
                case WAV -> WavFile.decode(audio, heard);
                case MP3 -> Mp3Decoder.decode(audio, heard);
                default ->
                    throw new InvalidSpeechRequestException("The voice encoder of 'onnx' reads WAV and MP3, and the"
                            + " reference audio is " + info.format().id() + ". Convert it to WAV.");
            };
        } catch (InvalidAudioException e) {
            throw new InvalidSpeechRequestException(WHAT + " cannot be read. Convert it to WAV of 16 bits.", e);
        }
    }

    private static void requireSound(float[] samples) {
        float lowest = Float.POSITIVE_INFINITY;
        float highest = Float.NEGATIVE_INFINITY;
        for (float sample : samples) {
            if (!Float.isFinite(sample)) {
                throw new InvalidSpeechRequestException(WHAT + " has samples that are not numbers. Save it again.");
            }
            lowest = Math.min(lowest, sample);
            highest = Math.max(highest, sample);
        }
        if ((highest - lowest) / 2 < SILENCE) {
            throw new InvalidSpeechRequestException(WHAT + " is silent. Record it again, louder.");
        }
    }
}
