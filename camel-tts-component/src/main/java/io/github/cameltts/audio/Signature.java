package io.github.cameltts.audio;

import java.util.Arrays;

/** Recognizes what bytes begin with. */
final class Signature {

    private static final int TEXT_SAMPLE = 512;
    private static final int TEXT_MINIMUM = 16;

    private Signature() {}

    /** Whether the ASCII characters stand at the offset. */
    static boolean at(byte[] bytes, int offset, String ascii) {
        if (offset < 0 || bytes.length - offset < ascii.length()) {
            return false;
        }
        for (int i = 0; i < ascii.length(); i++) {
            if (bytes[offset + i] != ascii.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the beginning is printable ASCII, which samples of sound never are for long. */
    static boolean isText(byte[] bytes) {
        byte[] beginning = Arrays.copyOf(bytes, Math.min(bytes.length, TEXT_SAMPLE));
        if (beginning.length < TEXT_MINIMUM || isConstant(beginning)) {
            return false;
        }
        for (byte b : beginning) {
            if ((b < ' ' || b == 0x7F) && b != '\n' && b != '\r' && b != '\t') {
                return false;
            }
        }
        return true;
    }

    /** A-law and mu-law silence is one printable byte, repeated. */
    private static boolean isConstant(byte[] bytes) {
        for (byte b : bytes) {
            if (b != bytes[0]) {
                return false;
            }
        }
        return true;
    }
}
