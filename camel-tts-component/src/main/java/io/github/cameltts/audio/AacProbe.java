package io.github.cameltts.audio;

import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.InvalidAudioException;

/** AAC in ADTS frames (ISO/IEC 14496-3, annex 1.A.2), walked frame by frame. */
final class AacProbe implements AudioProbe {

    private static final int[] SAMPLE_RATES = {
        96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350
    };
    private static final int HEADER = 7;
    private static final int SAMPLES_PER_BLOCK = 1024;

    @Override
    public boolean recognizes(byte[] audio) {
        if (!isHeader(audio, 0)) {
            return false;
        }
        int second = length(audio, 0);
        return second == audio.length || isHeader(audio, second);
    }

    @Override
    public AudioInfo probe(byte[] audio, int sampleRate) {
        long samples = 0;
        int at = 0;
        while (at < audio.length) {
            if (!isHeader(audio, at)) {
                throw new InvalidAudioException(
                        "The aac audio has no frame at byte " + at + " of " + audio.length + ". Try again.");
            }
            if (length(audio, at) > audio.length - at) {
                throw new InvalidAudioException("The aac audio ends within its last frame. Try again.");
            }
            samples += SAMPLES_PER_BLOCK * ((audio[at + 6] & 3) + 1L);
            at += length(audio, at);
        }
        int channels = (audio[2] & 1) << 2 | ((audio[3] >> 6) & 3);
        return AudioInfo.ofSamples(AudioFormat.AAC, SAMPLE_RATES[rateIndex(audio, 0)], Math.max(1, channels), samples);
    }

    private static boolean isHeader(byte[] audio, int at) {
        return audio.length - at >= HEADER
                && (audio[at] & 0xFF) == 0xFF
                && (audio[at + 1] & 0xF6) == 0xF0
                && rateIndex(audio, at) < SAMPLE_RATES.length
                && length(audio, at) > HEADER;
    }

    private static int rateIndex(byte[] audio, int at) {
        return (audio[at + 2] >> 2) & 15;
    }

    private static int length(byte[] audio, int at) {
        return (audio[at + 3] & 3) << 11 | (audio[at + 4] & 0xFF) << 3 | (audio[at + 5] & 0xFF) >> 5;
    }
}
