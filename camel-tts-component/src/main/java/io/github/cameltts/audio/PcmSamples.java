package io.github.cameltts.audio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Samples as numbers and as signed 16-bit little-endian bytes. */
public final class PcmSamples {

    private static final float FULL_SCALE = 32767f;
    private static final double HALF = 0.5;

    private PcmSamples() {}

    /**
     * Encodes samples.
     *
     * @param samples nominally -1 to 1; louder ones are clipped, NaN is silence
     * @return two bytes for each sample
     */
    public static byte[] toBytes(float[] samples) {
        byte[] bytes = new byte[samples.length * 2];
        for (int i = 0; i < samples.length; i++) {
            float sample = samples[i];
            float clipped = sample > 1 ? 1 : sample < -1 ? -1 : sample;
            // As Math.round does, which is no machine instruction on Java 17 and takes twice as long.
            int value = (int) Math.floor(clipped * FULL_SCALE + HALF);
            bytes[2 * i] = (byte) value;
            bytes[2 * i + 1] = (byte) (value >> 8);
        }
        return bytes;
    }

    /** Encodes samples, two bytes each. */
    public static byte[] toBytes(short[] samples) {
        ByteBuffer bytes = ByteBuffer.allocate(samples.length * 2).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asShortBuffer().put(samples);
        return bytes.array();
    }

    /** Decodes samples of signed 16-bit little-endian bytes; an odd last byte is ignored. */
    public static short[] toShorts(byte[] bytes) {
        short[] samples = new short[bytes.length / 2];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
        return samples;
    }

    /**
     * Decodes samples.
     *
     * @param bytes signed 16-bit little-endian; an odd last byte is ignored
     * @return values of -1.00003 to 1
     */
    public static float[] toFloats(byte[] bytes) {
        ByteBuffer source = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        float[] samples = new float[bytes.length / 2];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = source.getShort() / FULL_SCALE;
        }
        return samples;
    }
}
