package io.github.cameltts.routes.crash;

import java.util.Arrays;
import java.util.Random;

/**
 * Bytes that follow from their key, so that whoever gets them can tell whether they are right. Two neighbouring keys have
 * the same bytes, and so share a file.
 */
final class CrashAudio {

    static final int KEYS = 60;

    private static final int LARGEST = 40_000;

    private CrashAudio() {}

    static String key(int number) {
        return "key-" + number;
    }

    /** @param version 0 or 1, as a request that wants no cached audio makes other audio */
    static byte[] of(String key, int version) {
        int number = Integer.parseInt(key.substring("key-".length()));
        Random random = new Random(number / 2 * 2L + version);
        byte[] bytes = new byte[1 + random.nextInt(LARGEST)];
        random.nextBytes(bytes);
        return bytes;
    }

    static boolean isRight(String key, byte[] bytes) {
        return Arrays.equals(bytes, of(key, 0)) || Arrays.equals(bytes, of(key, 1));
    }
}
