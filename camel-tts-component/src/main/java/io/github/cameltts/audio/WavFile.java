package io.github.cameltts.audio;

import io.github.cameltts.spi.InvalidAudioException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Decoded samples of a WAV file, and the way back to bytes.
 *
 * @param samples -1 to 1, channels interleaved
 * @param sampleRate hertz
 * @param channels at least 1
 */
@SuppressWarnings("ArrayRecordComponent") // Samples of minutes are handed on, not copied.
public record WavFile(float[] samples, int sampleRate, int channels) {

    private static final int HEADER = 44;

    /** Writes mono samples of -1 to 1 as a 16-bit WAV file. */
    public static byte[] encode(float[] samples, int sampleRate) {
        return wrap(PcmSamples.toBytes(samples), sampleRate);
    }

    /** Writes mono samples as a 16-bit WAV file. */
    public static byte[] encode(short[] samples, int sampleRate) {
        return wrap(PcmSamples.toBytes(samples), sampleRate);
    }

    /** Puts a WAV header in front of signed 16-bit little-endian mono samples. */
    public static byte[] wrap(byte[] pcm, int sampleRate) {
        return wrap(pcm, WavLayout.mono16(sampleRate));
    }

    /** Puts a WAV header in front of samples, and behind an odd number of bytes the one that RIFF wants. */
    static byte[] wrap(byte[] samples, WavLayout layout) {
        int padded = samples.length + samples.length % 2;
        return header(ByteBuffer.allocate(HEADER + padded), HEADER - 8 + padded, layout, samples.length)
                .put(samples)
                .array();
    }

    private static ByteBuffer header(ByteBuffer to, int riffSize, WavLayout layout, int dataSize) {
        return to.order(ByteOrder.LITTLE_ENDIAN)
                .put(ascii("RIFF"))
                .putInt(riffSize)
                .put(ascii("WAVEfmt "))
                .putInt(16)
                .putShort((short) layout.encoding())
                .putShort((short) layout.channels())
                .putInt(layout.sampleRate())
                .putInt(layout.bytesPerSecond())
                .putShort((short) layout.blockAlign())
                .putShort((short) layout.bitsPerSample())
                .put(ascii("data"))
                .putInt(dataSize);
    }

    /**
     * Reads integer samples of 8, 16, 24 or 32 bits, or float samples of 32 or 64.
     *
     * @throws InvalidAudioException when the bytes are no such WAV file
     */
    public static WavFile decode(byte[] audio) {
        return decode(audio, Integer.MAX_VALUE);
    }

    /**
     * Reads the beginning.
     *
     * @param mostFrames samples of each channel after which it stops
     * @throws InvalidAudioException when the bytes are no such WAV file
     */
    public static WavFile decode(byte[] audio, int mostFrames) {
        WavLayout wav = WavLayout.of(audio);
        int width = wav.blockAlign() / wav.channels();
        ByteBuffer data = ByteBuffer.wrap(audio, wav.dataOffset(), wav.dataLength())
                .slice()
                .order(ByteOrder.LITTLE_ENDIAN);
        SampleReader reader = reader(wav.encoding(), width);
        int frames = Math.min(mostFrames, wav.dataLength() / wav.blockAlign());
        float[] samples = new float[frames * wav.channels()];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = reader.read(data, i * width);
        }
        return new WavFile(samples, wav.sampleRate(), wav.channels());
    }

    /**
     * Replaces the placeholder sizes that a program writes into a pipe by the real ones, so that every player shows the
     * right duration. The array itself is changed when nothing follows the samples.
     */
    public static byte[] withRealSizes(byte[] audio) {
        WavLayout wav = WavLayout.of(audio);
        int length = wav.dataOffset() + wav.dataLength() / wav.blockAlign() * wav.blockAlign();
        byte[] fixed = length == audio.length ? audio : Arrays.copyOf(audio, length);
        ByteBuffer.wrap(fixed)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(4, length - 8)
                .putInt(wav.dataOffset() - 4, length - wav.dataOffset());
        return fixed;
    }

    /**
     * Takes the header off.
     *
     * @return the samples as they are in the file
     * @throws InvalidAudioException when the bytes are no WAV file or end before the samples do
     */
    public static byte[] samplesOf(byte[] audio) {
        WavLayout wav = WavLayout.of(audio);
        return Arrays.copyOfRange(audio, wav.dataOffset(), wav.dataOffset() + wav.dataLength());
    }

    /**
     * Whether the samples are signed 16-bit ones of one channel.
     *
     * @throws InvalidAudioException when the bytes are no WAV file or end before the samples do
     */
    public static boolean isMono16(byte[] audio) {
        WavLayout wav = WavLayout.of(audio);
        return wav.sameSamples(WavLayout.mono16(wav.sampleRate()));
    }

    /** The samples as a 16-bit WAV file with all channels. */
    public byte[] toBytes() {
        return wrap(PcmSamples.toBytes(samples), WavLayout.pcm16(sampleRate, channels));
    }

    /** The same sound at another rate, in hertz. */
    public WavFile atRate(int rate) {
        if (rate == sampleRate) {
            return this;
        }
        float[][] resampled = new float[channels][];
        for (int channel = 0; channel < channels; channel++) {
            resampled[channel] = Resampler.resample(channel(channel), sampleRate, rate);
        }
        return ofChannels(resampled, rate);
    }

    /** Puts channels of equal length together. */
    public static WavFile ofChannels(float[][] channels, int sampleRate) {
        if (channels.length == 1) {
            return new WavFile(channels[0], sampleRate, 1);
        }
        float[] samples = new float[channels.length * channels[0].length];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = channels[i % channels.length][i / channels.length];
        }
        return new WavFile(samples, sampleRate, channels.length);
    }

    /** Samples of each channel. */
    public int frames() {
        return samples.length / channels;
    }

    /** The samples of one channel, counted from 0; not a copy where it is the only one. */
    public float[] channel(int channel) {
        if (channels == 1) {
            return samples;
        }
        float[] one = new float[frames()];
        for (int i = 0; i < one.length; i++) {
            one[i] = samples[i * channels + channel];
        }
        return one;
    }

    /** The samples of one channel, the mean of all where there are several; not a copy where it is the only one. */
    public float[] mono() {
        if (channels == 1) {
            return samples;
        }
        float[] mono = new float[samples.length / channels];
        for (int i = 0; i < mono.length; i++) {
            float sum = 0;
            for (int channel = 0; channel < channels; channel++) {
                sum += samples[i * channels + channel];
            }
            mono[i] = sum / channels;
        }
        return mono;
    }

    @FunctionalInterface
    private interface SampleReader {
        float read(ByteBuffer data, int at);
    }

    private static SampleReader reader(int encoding, int width) {
        return switch ("tag " + encoding + ", bytes " + width) {
            case "tag 1, bytes 1" -> (data, at) -> (Byte.toUnsignedInt(data.get(at)) - 128) / 128f;
            case "tag 1, bytes 2" -> (data, at) -> data.getShort(at) / 32768f;
            case "tag 1, bytes 3" ->
                (data, at) -> (Byte.toUnsignedInt(data.get(at)) | (data.getShort(at + 1) << 8)) / (float) (1 << 23);
            case "tag 1, bytes 4" -> (data, at) -> data.getInt(at) / (float) (1L << 31);
            case "tag 3, bytes 4" -> ByteBuffer::getFloat;
            case "tag 3, bytes 8" -> (data, at) -> (float) data.getDouble(at);
            default ->
                throw new InvalidAudioException("WAV samples of encoding " + encoding + " with " + width
                        + " bytes are not read here. Convert the file to 16-bit PCM.");
        };
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
