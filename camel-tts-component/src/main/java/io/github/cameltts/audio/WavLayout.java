package io.github.cameltts.audio;

import io.github.cameltts.spi.InvalidAudioException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Where things are inside a WAV file: chunks of RIFF ("Multimedia Programming Interface and Data Specifications 1.0",
 * IBM and Microsoft 1991) with {@code WAVEFORMATEXTENSIBLE} as Microsoft documents it.
 *
 * @param encoding format tag: 1 integer, 3 float, 6 A-law, 7 mu-law, others as registered
 * @param channels at least 1
 * @param sampleRate hertz
 * @param bytesPerSecond as the header tells
 * @param blockAlign bytes of one sample of all channels
 * @param bitsPerSample as the header tells
 * @param dataOffset first byte of the samples
 * @param dataLength bytes of samples that are really there
 */
record WavLayout(
        int encoding,
        int channels,
        int sampleRate,
        int bytesPerSecond,
        int blockAlign,
        int bitsPerSample,
        int dataOffset,
        int dataLength) {

    static final int INTEGER = 1;
    private static final int FLOAT = 3;
    private static final int ALAW = 6;
    private static final int MULAW = 7;
    private static final int EXTENSIBLE = 0xFFFE;
    private static final int FIRST_CHUNK = 12;

    /** sox and espeak-ng write 0x7FFFF000 and a bit, ffmpeg 0xFFFFFFFF, when they cannot seek back in a pipe. */
    private static final long LEAST_PLACEHOLDER = 0x7FFF_F000L;

    /**
     * Finds format and samples.
     *
     * @throws InvalidAudioException when the bytes are no WAV file or end before the samples do
     */
    static WavLayout of(byte[] audio) {
        if (!isWav(audio)) {
            throw new InvalidAudioException("The audio does not begin with a RIFF WAVE header.");
        }
        ByteBuffer bytes = ByteBuffer.wrap(audio).order(ByteOrder.LITTLE_ENDIAN);
        long end = Integer.toUnsignedLong(bytes.getInt(4)) + 8;
        int format = -1;
        for (long chunk = FIRST_CHUNK; chunk + 8 <= audio.length; ) {
            int at = (int) chunk;
            long size = Integer.toUnsignedLong(bytes.getInt(at + 4));
            if (Signature.at(audio, at, "fmt ")) {
                format = at + 8;
            } else if (Signature.at(audio, at, "data")) {
                return withData(bytes, format, at + 8, size, end);
            }
            chunk += 8 + size + size % 2;
        }
        throw truncated();
    }

    /** Layout of signed 16-bit mono samples. */
    static WavLayout mono16(int sampleRate) {
        return pcm16(sampleRate, 1);
    }

    /** Layout of signed 16-bit samples. */
    static WavLayout pcm16(int sampleRate, int channels) {
        return new WavLayout(INTEGER, channels, sampleRate, sampleRate * channels * 2, channels * 2, 16, 0, 0);
    }

    /** Whether each sample has its own bytes, so that any number of them can follow each other. */
    boolean isSampled() {
        return encoding == INTEGER || encoding == FLOAT || encoding == ALAW || encoding == MULAW;
    }

    boolean sameSamples(WavLayout other) {
        return encoding == other.encoding
                && channels == other.channels
                && sampleRate == other.sampleRate
                && blockAlign == other.blockAlign
                && bitsPerSample == other.bitsPerSample;
    }

    static boolean isWav(byte[] audio) {
        return Signature.at(audio, 0, "RIFF") && Signature.at(audio, 8, "WAVE");
    }

    private static WavLayout withData(ByteBuffer bytes, int format, int offset, long declared, long end) {
        if (format < 0 || format + 16 > offset) {
            throw new InvalidAudioException("The WAV audio has samples before it says what they are.");
        }
        int encoding = Short.toUnsignedInt(bytes.getShort(format));
        if (encoding == EXTENSIBLE && format + 26 <= offset) {
            encoding = Short.toUnsignedInt(bytes.getShort(format + 24));
        }
        int channels = Short.toUnsignedInt(bytes.getShort(format + 2));
        int sampleRate = bytes.getInt(format + 4);
        int blockAlign = Short.toUnsignedInt(bytes.getShort(format + 12));
        if (channels == 0 || sampleRate <= 0 || blockAlign == 0) {
            throw new InvalidAudioException("The WAV header names " + channels + " channels, " + sampleRate
                    + " Hz and blocks of " + blockAlign + " bytes, which no sound has.");
        }
        return new WavLayout(
                encoding,
                channels,
                sampleRate,
                bytes.getInt(format + 8),
                blockAlign,
                Short.toUnsignedInt(bytes.getShort(format + 14)),
                offset,
                dataLength(bytes.capacity() - offset, declared, end, bytes.capacity()));
    }

    private static int dataLength(int present, long declared, long end, int length) {
        if (isPlaceholder(declared)) {
            return present;
        }
        if (declared > present || (!isPlaceholder(end - 8) && end > length + 1L)) {
            throw truncated();
        }
        return (int) declared;
    }

    private static boolean isPlaceholder(long size) {
        return size == 0 || size >= LEAST_PLACEHOLDER;
    }

    private static InvalidAudioException truncated() {
        return new InvalidAudioException("The wav audio ends before its header says it does. Try again.");
    }
}
