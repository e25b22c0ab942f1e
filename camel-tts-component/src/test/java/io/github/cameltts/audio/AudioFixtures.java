package io.github.cameltts.audio;

import io.github.cameltts.spi.AudioFormat;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Small valid audio of every format, made by code: what a well-behaved engine would answer. */
public final class AudioFixtures {

    private AudioFixtures() {}

    /** About one second of audio: silence, or a tone where that costs nothing. */
    public static byte[] of(AudioFormat format) {
        return switch (format) {
            case WAV -> WavFile.encode(tone(16000, 16000), 16000);
            case PCM -> PcmSamples.toBytes(tone(16000, 16000));
            case MP3 -> mp3(42);
            case OPUS -> opus(48000);
            case OGG -> vorbis(22050);
            case FLAC -> flac(4);
            case AAC -> aac(16);
            case ULAW, ALAW -> filled(8000, 0x55);
        };
    }

    /** A sine of 440 Hz at half amplitude. */
    public static float[] tone(int samples, int sampleRate) {
        float[] tone = new float[samples];
        for (int i = 0; i < samples; i++) {
            tone[i] = (float) (0.5 * Math.sin(2 * Math.PI * 440 * i / sampleRate));
        }
        return tone;
    }

    /** Frames of 576 samples at 24000 Hz mono, 32 kbit/s. */
    public static byte[] mp3(int frames) {
        byte[] frame = new byte[96];
        frame[0] = (byte) 0xFF;
        frame[1] = (byte) 0xF3;
        frame[2] = 0x44;
        frame[3] = (byte) 0xC0;
        return repeated(frame, frames);
    }

    /** Frames of 1024 samples at 16000 Hz mono. */
    static byte[] aac(int frames) {
        return repeated(new byte[] {(byte) 0xFF, (byte) 0xF1, 0x60, 0x40, 0x01, 0x5F, (byte) 0xFC, 0, 0, 0}, frames);
    }

    static byte[] opus(int samples) {
        byte[] head = ByteBuffer.allocate(19)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("OpusHead"))
                .put((byte) 1)
                .put((byte) 1)
                .putShort((short) 312)
                .putInt(24000)
                .array();
        return join(
                oggPage(2, 0, head),
                oggPage(0, 0, ascii("OpusTags-and-some-more")),
                oggPage(4, samples + 312L, filled(200, 1)));
    }

    static byte[] vorbis(int samples) {
        byte[] head = ByteBuffer.allocate(30)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("\u0001vorbis"))
                .putInt(0)
                .put((byte) 1)
                .putInt(22050)
                .array();
        return join(oggPage(2, 0, head), oggPage(4, samples, filled(100, 1)));
    }

    static byte[] oggPage(int flags, long granule, byte[] payload) {
        byte[] page = ByteBuffer.allocate(28 + payload.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("OggS"))
                .put((byte) 0)
                .put((byte) flags)
                .putLong(granule)
                .putInt(7)
                .putInt(0)
                .putInt(0)
                .put((byte) 1)
                .put((byte) payload.length)
                .put(payload)
                .array();
        ByteBuffer.wrap(page).order(ByteOrder.LITTLE_ENDIAN).putInt(22, OggPage.checksum(page, 0, page.length));
        return page;
    }

    /** Silent frames of 4096 samples at 16000 Hz mono. */
    static byte[] flac(int frames) {
        ByteBuffer info = ByteBuffer.allocate(42)
                .put(ascii("fLaC"))
                .putInt(0x8000_0022)
                .putShort((short) 4096)
                .putShort((short) 4096)
                .putShort((short) 0)
                .putInt(0);
        info.putLong(16000L << 44 | 15L << 36 | frames * 4096L);
        byte[] flac = info.array();
        for (int i = 0; i < frames; i++) {
            byte[] frame = {(byte) 0xFF, (byte) 0xF8, (byte) 0xC5, 0x08, (byte) i, 0, 0, 0, 0, 0, 0};
            frame[5] = (byte) FlacFrame.crc8(frame, 0, 5);
            int crc = FlacFrame.crc16(frame, 0, 9);
            frame[9] = (byte) (crc >> 8);
            frame[10] = (byte) crc;
            flac = join(flac, frame);
        }
        return flac;
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    public static byte[] filled(int length, int value) {
        byte[] bytes = new byte[length];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] repeated(byte[] frame, int times) {
        byte[] all = new byte[frame.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(frame, 0, all, i * frame.length, frame.length);
        }
        return all;
    }
}
