package io.github.cameltts.audio.codec;

import io.github.cameltts.audio.Mp3Frame;

/**
 * What a layer III frame tells about its main data (ISO/IEC 11172-3 section 2.4.1.7, 13818-3 section 2.4.1.7), as far as one
 * sees there that it cannot be decoded. Not thread-safe.
 */
final class Mp3SideInfo {

    private static final int HEADER = 4;
    private static final int CHECKSUM = 2;
    private static final int MOST_BIG_VALUES = 288;
    private static final int SAMPLES_OF_TWO_GRANULES = 1152;

    private final byte[] bytes;
    private final Mp3Frame frame;
    private final int begin;
    private int at;

    private Mp3SideInfo(byte[] bytes, Mp3Frame frame) {
        this.bytes = bytes;
        this.frame = frame;
        boolean checked = (bytes[1] & 1) == 0;
        begin = HEADER + (checked ? CHECKSUM : 0);
        at = begin * Byte.SIZE;
    }

    /**
     * Whether the values are in their ranges, and the main data ends within the frame.
     *
     * @param bytes the frame, as long as its header says
     */
    static boolean isPossible(byte[] bytes, Mp3Frame frame) {
        return new Mp3SideInfo(bytes, frame).isPossible();
    }

    private boolean isPossible() {
        boolean two = frame.samples() == SAMPLES_OF_TWO_GRANULES;
        boolean mono = frame.channels() == 1;
        int borrowed = read(two ? 9 : 8);
        read(two ? (mono ? 5 : 3) + 4 * frame.channels() : frame.channels());
        int needed = 0;
        for (int granule = 0; granule < (two ? 2 : 1) * frame.channels(); granule++) {
            needed += read(12);
            if (read(9) > MOST_BIG_VALUES) {
                return false;
            }
            read(8 + (two ? 4 : 9));
            boolean switched = read(1) == 1;
            if (switched && read(2) == 0) {
                return false;
            }
            read((switched ? 20 : 22) + (two ? 3 : 2));
        }
        int own = frame.length() - frame.sideInfoEnd() - (begin - HEADER);
        return needed <= (borrowed + own) * Byte.SIZE;
    }

    private int read(int width) {
        int value = 0;
        for (int end = at + width; at < end; at++) {
            value = (value << 1) | ((bytes[at / Byte.SIZE] >> (7 - at % Byte.SIZE)) & 1);
        }
        return value;
    }
}
