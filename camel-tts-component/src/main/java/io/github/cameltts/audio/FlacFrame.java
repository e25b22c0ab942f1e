package io.github.cameltts.audio;

import java.util.Optional;

/**
 * The header of one FLAC frame (RFC 9639, section 9.1).
 *
 * @param number of the frame, or of its first sample where block sizes vary
 * @param blockSize samples per channel in it
 * @param variable whether block sizes vary in this stream
 */
public record FlacFrame(long number, int blockSize, boolean variable) {

    static final int LEAST_LENGTH = 10;

    static boolean isSync(byte[] audio, int at) {
        return (audio[at] & 0xFF) == 0xFF && (audio[at + 1] & 0xFE) == 0xF8;
    }

    /** The header at an offset, empty when the bytes there, or their checksum, are none. */
    static Optional<FlacFrame> at(byte[] audio, int at) {
        int coded = at + 4;
        int codedLength = Math.max(1, Integer.numberOfLeadingZeros(~(audio[coded] << 24)));
        int size = (audio[at + 2] >> 4) & 15;
        int rate = audio[at + 2] & 15;
        int sizeBytes = size == 6 ? 1 : size == 7 ? 2 : 0;
        int rateBytes = rate == 12 ? 1 : rate == 13 || rate == 14 ? 2 : 0;
        int sizeAt = coded + codedLength;
        int crcAt = sizeAt + sizeBytes + rateBytes;
        if (size == 0 || codedLength > 7 || crcAt >= audio.length || crc8(audio, at, crcAt) != (audio[crcAt] & 0xFF)) {
            return Optional.empty();
        }
        return Optional.of(new FlacFrame(
                codedNumber(audio, coded, codedLength), blockSize(audio, size, sizeAt), (audio[at + 1] & 1) != 0));
    }

    /** Whether the frame from an offset to an end is undamaged. */
    static boolean isWhole(byte[] audio, int from, int end) {
        return crc16(audio, from, end - 2) == ((audio[end - 2] & 0xFF) << 8 | (audio[end - 1] & 0xFF));
    }

    /**
     * Samples per channel up to the end of this frame.
     *
     * @param usualBlockSize the stream's, for frames that are numbered
     */
    long endSample(int usualBlockSize) {
        return (variable ? number : number * usualBlockSize) + blockSize;
    }

    private static int blockSize(byte[] audio, int code, int at) {
        return switch (code) {
            case 1 -> 192;
            case 2, 3, 4, 5 -> 144 << code;
            case 6 -> (audio[at] & 0xFF) + 1;
            case 7 -> ((audio[at] & 0xFF) << 8 | (audio[at + 1] & 0xFF)) + 1;
            default -> 1 << code;
        };
    }

    /** A number of up to 36 bits, coded like UTF-8. */
    private static long codedNumber(byte[] audio, int at, int length) {
        long number = length == 1 ? audio[at] & 0x7F : audio[at] & (0x7F >> length);
        for (int i = 1; i < length; i++) {
            number = number << 6 | (audio[at + i] & 0x3F);
        }
        return number;
    }

    /** The checksum of a header: polynomial x^8 + x^2 + x + 1. */
    public static int crc8(byte[] audio, int from, int to) {
        int crc = 0;
        for (int i = from; i < to; i++) {
            crc ^= audio[i] & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = ((crc << 1) ^ ((crc & 0x80) != 0 ? 0x07 : 0)) & 0xFF;
            }
        }
        return crc;
    }

    /** The checksum of a frame: polynomial x^16 + x^15 + x^2 + 1. */
    public static int crc16(byte[] audio, int from, int to) {
        int crc = 0;
        for (int i = from; i < to; i++) {
            crc ^= (audio[i] & 0xFF) << 8;
            for (int bit = 0; bit < 8; bit++) {
                crc = ((crc << 1) ^ ((crc & 0x8000) != 0 ? 0x8005 : 0)) & 0xFFFF;
            }
        }
        return crc;
    }
}
