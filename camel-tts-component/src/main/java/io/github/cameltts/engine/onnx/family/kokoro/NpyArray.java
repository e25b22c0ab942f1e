package io.github.cameltts.engine.onnx.family.kokoro;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads a voice pack from an array of NumPy's format NPY, versions 1 to 3, as documented in {@code numpy.lib.format}. */
final class NpyArray {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int MOST_HEADER = 4096;
    private static final Pattern FLOATS = Pattern.compile("'descr':\\s*'<f4'");
    private static final Pattern BY_ROWS = Pattern.compile("'fortran_order':\\s*False");
    private static final Pattern SHAPE =
            Pattern.compile("'shape':\\s*\\(\\s*\\d+,\\s*(?:1,\\s*)?" + VoicePack.STYLE + ",?\\s*\\)");

    private NpyArray() {}

    /**
     * @param in ends with the array
     * @param name what to call it in errors
     * @throws IOException when it is no array of 32-bit little-endian numbers, [rows, 256] or [rows, 1, 256]
     * @throws io.github.cameltts.spi.EngineUnavailableException when it has too few rows, or too many
     */
    static VoicePack read(InputStream in, String name) throws IOException {
        ByteBuffer start = bytes(in, MAGIC.length + 2);
        byte[] magic = new byte[MAGIC.length];
        start.get(magic);
        int version = start.get();
        if (!Arrays.equals(magic, MAGIC) || version < 1 || version > 3) {
            throw new IOException(name + " is no array of NumPy");
        }
        long length =
                version == 1 ? bytes(in, 2).getShort() & 0xFFFF : bytes(in, 4).getInt() & 0xFFFFFFFFL;
        if (length > MOST_HEADER) {
            throw new IOException(name + " has a header of " + length + " bytes");
        }
        String header = StandardCharsets.UTF_8.decode(bytes(in, (int) length)).toString();
        if (!Stream.of(FLOATS, BY_ROWS, SHAPE)
                .allMatch(wanted -> wanted.matcher(header).find())) {
            throw new IOException(name + " is no array of 32-bit numbers in rows of " + VoicePack.STYLE);
        }
        return VoicePack.of(ByteBuffer.wrap(in.readNBytes(VoicePack.MOST_BYTES + 1)), name);
    }

    private static ByteBuffer bytes(InputStream in, int count) throws IOException {
        byte[] bytes = in.readNBytes(count);
        if (bytes.length < count) {
            throw new EOFException("ends in the middle");
        }
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
