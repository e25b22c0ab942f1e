package io.github.cameltts.audio.codec;

import java.util.Arrays;

/** Bits one after the other, the most significant first. Not thread-safe. */
final class BitWriter {

    private byte[] bytes = new byte[1024];
    private int length;
    private long pending;
    private int count;

    /**
     * Appends the lowest bits of a value.
     *
     * @param width 0 to 32
     */
    void write(int value, int width) {
        pending = pending << width | (value & ((1L << width) - 1));
        count += width;
        while (count >= 8) {
            count -= 8;
            append((byte) (pending >> count));
        }
    }

    /** Appends a number of zeroes and a one. */
    void writeUnary(int zeroes) {
        for (int left = zeroes; left > 0; left -= 32) {
            write(0, Math.min(left, 32));
        }
        write(1, 1);
    }

    /** Fills the last byte up with zeroes. */
    void align() {
        write(0, (8 - count) % 8);
    }

    /** All whole bytes. */
    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void append(byte value) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, length * 2);
        }
        bytes[length++] = value;
    }
}
