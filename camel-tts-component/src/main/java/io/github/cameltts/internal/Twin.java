package io.github.cameltts.internal;

import io.github.cameltts.audio.codec.AudioEncoders;
import io.github.cameltts.audio.codec.PcmRecording;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SynthesisFailedException;
import java.util.Optional;

/**
 * The other one of an engine's two plain formats. WAV and headerless PCM hold the same samples, so what is kept in one can
 * stand in for the other. It is only looked for: an engine is asked for what is wanted, never for its twin.
 *
 * @param own the format that is wanted of the engine
 * @param format the other one
 * @param sampleRate hertz of both, 0 when the engine decides
 */
record Twin(AudioFormat own, AudioFormat format, int sampleRate) {

    /** The twin of audio that an engine makes itself, empty where that is not plain or the engine makes one format only. */
    static Optional<Twin> of(EngineCapabilities can, AudioFormat own, int sampleRate) {
        return PcmRecording.READABLE.contains(own)
                ? PcmRecording.READABLE.stream()
                        .filter(other -> other != own && can.formats().contains(other))
                        .findFirst()
                        .map(other -> new Twin(own, other, sampleRate))
                : Optional.empty();
    }

    /**
     * Puts the same samples into the format that is wanted.
     *
     * @param kept whole audio in the other format
     * @throws SynthesisFailedException when that cannot be done without loss: it has other samples than signed 16-bit ones
     *     of one channel, plays at another rate, or does not tell its rate
     */
    Speech standIn(Speech kept) {
        try {
            PcmRecording samples = PcmRecording.exact(kept);
            if (sampleRate != 0 && samples.sampleRate() != sampleRate) {
                throw new InvalidAudioException(
                        "It plays at " + samples.sampleRate() + " Hz and not at " + sampleRate + ".");
            }
            byte[] audio = AudioEncoders.of(own).orElseThrow().encode(samples.samples(), samples.sampleRate());
            return new Speech(
                    audio, own, samples.sampleRate(), Optional.of(samples.duration()), kept.billedCharacters());
        } catch (InvalidAudioException e) {
            throw new SynthesisFailedException(
                    "The " + format.id() + " audio that is kept cannot stand in for " + own.id() + ": "
                            + e.getMessage(),
                    e);
        }
    }
}
