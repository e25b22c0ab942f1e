package io.github.cameltts.audio;

import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.InvalidAudioException;

/** RIFF WAVE, also extensible, also with the placeholder sizes of a stream. */
final class WavProbe implements AudioProbe {

    private static final int LAST_FIXED_SIZE_ENCODING = 7;

    @Override
    public boolean recognizes(byte[] audio) {
        return WavLayout.isWav(audio);
    }

    @Override
    public AudioInfo probe(byte[] audio, int sampleRate) {
        WavLayout wav = WavLayout.of(audio);
        return AudioInfo.ofSamples(AudioFormat.WAV, wav.sampleRate(), wav.channels(), samples(wav));
    }

    private static long samples(WavLayout wav) {
        if (wav.encoding() <= LAST_FIXED_SIZE_ENCODING) {
            return wav.dataLength() / wav.blockAlign();
        }
        if (wav.bytesPerSecond() <= 0) {
            throw new InvalidAudioException("The WAV header does not tell how many bytes play in a second.");
        }
        return (long) wav.dataLength() * wav.sampleRate() / wav.bytesPerSecond();
    }
}
