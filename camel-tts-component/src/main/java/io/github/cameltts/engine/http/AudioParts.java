package io.github.cameltts.engine.http;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects audio of unknown length without ever holding more than twice of it: it is kept in blocks that are let go while
 * the whole is put together. Not thread-safe.
 */
final class AudioParts {

    private static final int FIRST_BLOCK = 16 << 10;
    private static final int LARGEST_BLOCK = 1 << 20;

    private final List<byte[]> full = new ArrayList<>();
    private byte[] block = new byte[FIRST_BLOCK];
    private int used;
    private int size;

    void add(byte[] bytes) {
        int from = 0;
        while (from < bytes.length) {
            if (used == block.length) {
                full.add(block);
                block = new byte[Math.min(block.length * 2, LARGEST_BLOCK)];
                used = 0;
            }
            int count = Math.min(bytes.length - from, block.length - used);
            System.arraycopy(bytes, from, block, used, count);
            from += count;
            used += count;
        }
        size = Math.addExact(size, bytes.length);
    }

    boolean isEmpty() {
        return size == 0;
    }

    /** All bytes in one piece; nothing is collected any more. */
    byte[] toWhole() {
        byte[] whole = new byte[size];
        int at = 0;
        for (int i = 0; i < full.size(); i++) {
            byte[] part = full.set(i, null);
            System.arraycopy(part, 0, whole, at, part.length);
            at += part.length;
        }
        System.arraycopy(block, 0, whole, at, used);
        return whole;
    }
}
