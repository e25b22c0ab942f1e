package io.github.cameltts.audio;

import io.github.cameltts.spi.InvalidAudioException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * One page of an Ogg stream (RFC 3533, section 6).
 *
 * @param first whether it begins a logical stream
 * @param last whether it ends a logical stream
 * @param granule position at the page's end, -1 when no packet ends in it
 * @param payload offset of its content
 * @param end offset behind it
 */
public record OggPage(boolean first, boolean last, long granule, int payload, int end) {

    private static final int HEADER = 27;
    private static final int CHECKSUM = 22;
    private static final int[] CRC = crcTable();

    /**
     * Reads and verifies the page at an offset.
     *
     * @throws InvalidAudioException when there is none, it ends early or its checksum is wrong
     */
    static OggPage at(byte[] audio, int at) {
        if (!Signature.at(audio, at, "OggS")) {
            throw new InvalidAudioException(
                    "The ogg audio has no page at byte " + at + " of " + audio.length + ". Try again.");
        }
        if (audio.length - at < HEADER || audio.length - at < HEADER + segments(audio, at)) {
            throw truncated();
        }
        int payload = at + HEADER + segments(audio, at);
        int end = payload;
        for (int i = at + HEADER; i < payload; i++) {
            end += audio[i] & 0xFF;
        }
        if (end > audio.length) {
            throw truncated();
        }
        ByteBuffer bytes = ByteBuffer.wrap(audio).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.getInt(at + CHECKSUM) != checksum(audio, at, end)) {
            throw new InvalidAudioException("The ogg audio is damaged at byte " + at + ". Try again.");
        }
        int flags = audio[at + 5];
        return new OggPage((flags & 2) != 0, (flags & 4) != 0, bytes.getLong(at + 6), payload, end);
    }

    static InvalidAudioException truncated() {
        return new InvalidAudioException("The ogg audio ends before its last page. Try again.");
    }

    private static int segments(byte[] audio, int at) {
        return audio[at + HEADER - 1] & 0xFF;
    }

    /** The checksum of the page that lies from an offset to an end: CRC-32 with polynomial 0x04C11DB7, not reflected, its own field taken as zero. */
    public static int checksum(byte[] audio, int from, int to) {
        int crc = 0;
        for (int i = from; i < to; i++) {
            int value = i - from >= CHECKSUM && i - from < CHECKSUM + 4 ? 0 : audio[i] & 0xFF;
            crc = (crc << 8) ^ CRC[(crc >>> 24) ^ value];
        }
        return crc;
    }

    private static int[] crcTable() {
        int[] table = new int[256];
        for (int i = 0; i < table.length; i++) {
            int value = i << 24;
            for (int bit = 0; bit < 8; bit++) {
                value = (value << 1) ^ (value < 0 ? 0x04C11DB7 : 0);
            }
            table[i] = value;
        }
        return table;
    }
}
