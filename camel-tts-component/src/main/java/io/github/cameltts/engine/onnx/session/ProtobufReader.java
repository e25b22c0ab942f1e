package io.github.cameltts.engine.onnx.session;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Walks through a message of Protocol Buffers without knowing all of its fields (wire format as documented by Google,
 * "Protocol Buffers: Encoding"). What is skipped is never read, so the size of a file does not matter. Not thread-safe.
 */
final class ProtobufReader {

    private static final int VARINT = 0;
    private static final int FIXED64 = 1;
    private static final int BYTES = 2;
    private static final int FIXED32 = 5;
    private static final int LONGEST_NAME = 4 << 10;

    /** Takes one field; it must read its value or skip it. */
    @FunctionalInterface
    interface Field {
        void read(int number) throws IOException;
    }

    private final InputStream in;
    private long left;
    private int wireType;

    /** @param size bytes that the stream has */
    ProtobufReader(InputStream in, long size) {
        this.in = in;
        this.left = size;
    }

    /** Hands on each field until the message, or the enclosing one, ends. */
    void fields(Field field) throws IOException {
        while (left > 0) {
            long tag = varint();
            wireType = (int) (tag & 7);
            field.read((int) (tag >>> 3));
        }
    }

    /** Reads the field as a message. */
    void message(Field field) throws IOException {
        long length = length();
        long after = left - length;
        left = length;
        fields(field);
        left = after;
    }

    long number() throws IOException {
        expect(VARINT);
        return varint();
    }

    /** @throws IOException also for more than 4 KiB, which no name has */
    String name() throws IOException {
        long length = length();
        if (length > LONGEST_NAME) {
            throw new IOException("a name of " + length + " bytes");
        }
        return text((int) length);
    }

    /** A text, which is skipped when it has more bytes than this. */
    Optional<String> text(long most) throws IOException {
        long length = length();
        if (length > most) {
            skip(length);
            return Optional.empty();
        }
        return Optional.of(text((int) length));
    }

    private String text(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException();
        }
        left -= length;
        return new String(bytes, StandardCharsets.UTF_8);
    }

    void skip() throws IOException {
        switch (wireType) {
            case VARINT -> varint();
            case FIXED64 -> skip(8);
            case BYTES -> skip(length());
            case FIXED32 -> skip(4);
            default -> throw new IOException("wire type " + wireType);
        }
    }

    private void skip(long bytes) throws IOException {
        if (bytes > left) {
            throw new EOFException();
        }
        in.skipNBytes(bytes);
        left -= bytes;
    }

    private long length() throws IOException {
        expect(BYTES);
        long length = varint();
        if (length < 0 || length > left) {
            throw new EOFException();
        }
        return length;
    }

    private void expect(int type) throws IOException {
        if (wireType != type) {
            throw new IOException("wire type " + wireType + " instead of " + type);
        }
    }

    private long varint() throws IOException {
        long value = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            int next = left > 0 ? in.read() : -1;
            if (next < 0) {
                throw new EOFException();
            }
            left--;
            value |= (long) (next & 0x7F) << shift;
            if (next < 0x80) {
                return value;
            }
        }
        throw new IOException("a number of more than 64 bits");
    }
}
