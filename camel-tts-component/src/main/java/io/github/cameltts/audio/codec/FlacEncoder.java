package io.github.cameltts.audio.codec;

import io.github.cameltts.audio.PcmSamples;
import io.github.cameltts.spi.AudioFormat;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/** Native FLAC (RFC 9639), in its streamable subset, with the digest of the samples. */
final class FlacEncoder implements AudioEncoder {

    private static final int BLOCK_SIZE = 4096;
    private static final int STREAMINFO_LENGTH = 34;
    private static final int LAST_BLOCK = 0x80;
    private static final int BITS_PER_SAMPLE = 16;

    @Override
    public AudioFormat format() {
        return AudioFormat.FLAC;
    }

    @Override
    public String id() {
        return "flac-1";
    }

    @Override
    public List<Integer> sampleRates() {
        return AudioEncoders.SAMPLE_RATES;
    }

    @Override
    public byte[] encode(short[] samples, int sampleRate) {
        FlacFrameWriter writer = new FlacFrameWriter(BLOCK_SIZE, sampleRate);
        ByteArrayOutputStream frames = new ByteArrayOutputStream(samples.length);
        int shortest = Integer.MAX_VALUE;
        int longest = 0;
        for (int at = 0, number = 0; at < samples.length; at += BLOCK_SIZE, number++) {
            byte[] frame =
                    writer.write(number, Arrays.copyOfRange(samples, at, Math.min(samples.length, at + BLOCK_SIZE)));
            frames.writeBytes(frame);
            shortest = Math.min(shortest, frame.length);
            longest = Math.max(longest, frame.length);
        }
        ByteBuffer file = ByteBuffer.allocate(8 + STREAMINFO_LENGTH + frames.size());
        file.put(new byte[] {'f', 'L', 'a', 'C'}).putInt(LAST_BLOCK << 24 | STREAMINFO_LENGTH);
        file.putShort((short) BLOCK_SIZE).putShort((short) BLOCK_SIZE);
        putThreeBytes(file, shortest);
        putThreeBytes(file, longest);
        file.putLong((long) sampleRate << 44 | (BITS_PER_SAMPLE - 1L) << 36 | samples.length);
        return file.put(md5(PcmSamples.toBytes(samples)))
                .put(frames.toByteArray())
                .array();
    }

    private static void putThreeBytes(ByteBuffer to, int value) {
        to.put((byte) (value >> 16)).putShort((short) value);
    }

    private static byte[] md5(byte[] samples) {
        try {
            return MessageDigest.getInstance("MD5").digest(samples);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has MD5", e);
        }
    }
}
