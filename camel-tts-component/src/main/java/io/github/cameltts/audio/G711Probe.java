package io.github.cameltts.audio;

import io.github.cameltts.spi.AudioFormat;

/** Headerless mu-law or A-law (ITU-T G.711): one byte is one sample, 8000 Hz unless the caller knows better. */
final class G711Probe implements AudioProbe {

    private static final int TELEPHONE_RATE = 8000;

    private final AudioFormat format;

    G711Probe(AudioFormat format) {
        this.format = format;
    }

    @Override
    public boolean recognizes(byte[] audio) {
        return false;
    }

    @Override
    public AudioInfo probe(byte[] audio, int sampleRate) {
        return AudioInfo.ofSamples(format, sampleRate == 0 ? TELEPHONE_RATE : sampleRate, 1, audio.length);
    }
}
