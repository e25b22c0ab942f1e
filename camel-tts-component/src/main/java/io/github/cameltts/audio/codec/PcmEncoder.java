package io.github.cameltts.audio.codec;

import io.github.cameltts.audio.PcmSamples;
import io.github.cameltts.spi.AudioFormat;
import java.util.List;

/** Headerless samples. */
final class PcmEncoder implements AudioEncoder {

    @Override
    public AudioFormat format() {
        return AudioFormat.PCM;
    }

    @Override
    public String id() {
        return "pcm-1";
    }

    @Override
    public List<Integer> sampleRates() {
        return AudioEncoders.SAMPLE_RATES;
    }

    @Override
    public byte[] encode(short[] samples, int sampleRate) {
        return PcmSamples.toBytes(samples);
    }
}
