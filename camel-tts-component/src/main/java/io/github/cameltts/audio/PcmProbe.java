package io.github.cameltts.audio;

import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.InvalidAudioException;

/** Headerless signed 16-bit little-endian mono samples: an even number of bytes. */
final class PcmProbe implements AudioProbe {

    @Override
    public boolean recognizes(byte[] audio) {
        return false;
    }

    @Override
    public AudioInfo probe(byte[] audio, int sampleRate) {
        if (audio.length % 2 != 0) {
            throw new InvalidAudioException(
                    "The pcm audio has an odd number of bytes, so half a sample is missing. Try again.");
        }
        return AudioInfo.ofSamples(AudioFormat.PCM, sampleRate, 1, audio.length / 2);
    }
}
