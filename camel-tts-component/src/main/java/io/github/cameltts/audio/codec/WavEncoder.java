package io.github.cameltts.audio.codec;

import io.github.cameltts.audio.WavFile;
import io.github.cameltts.spi.AudioFormat;
import java.util.List;

/** Samples of 16 bits behind a RIFF header. */
final class WavEncoder implements AudioEncoder {

    @Override
    public AudioFormat format() {
        return AudioFormat.WAV;
    }

    @Override
    public String id() {
        return "wav-1";
    }

    @Override
    public List<Integer> sampleRates() {
        return AudioEncoders.SAMPLE_RATES;
    }

    @Override
    public byte[] encode(short[] samples, int sampleRate) {
        return WavFile.encode(samples, sampleRate);
    }
}
