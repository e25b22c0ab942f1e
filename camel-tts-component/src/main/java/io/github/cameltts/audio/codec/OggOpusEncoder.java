package io.github.cameltts.audio.codec;

import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.SynthesisFailedException;
import io.github.jaredmdobson.concentus.OpusApplication;
import io.github.jaredmdobson.concentus.OpusEncoder;
import io.github.jaredmdobson.concentus.OpusException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Opus (RFC 6716) in Ogg (RFC 7845), one channel of about 40 kbit/s, whatever the sample rate: the encoder itself finds out
 * how much of the sound there is. What it adds before and behind the sound is marked, so that a player leaves it out.
 */
final class OggOpusEncoder implements AudioEncoder {

    private static final List<Integer> SAMPLE_RATES = List.of(8000, 12000, 16000, 24000, 48000);
    private static final String VENDOR = "concentus 1.0.2";
    private static final int BITS_PER_SECOND = 40_000;
    private static final int PACKETS_PER_SECOND = 50;
    private static final int LONGEST_PACKET = 1275;

    /** Positions in the stream are counted in samples of this rate, which every decoder has. */
    private static final int GRANULE_RATE = 48000;

    @Override
    public AudioFormat format() {
        return AudioFormat.OPUS;
    }

    @Override
    public String id() {
        return "opus-1 " + VENDOR;
    }

    @Override
    public List<Integer> sampleRates() {
        return SAMPLE_RATES;
    }

    /** The one that every player plays at, and that is found in the file afterwards. */
    @Override
    public int sampleRateFor(int hertz) {
        return GRANULE_RATE;
    }

    @Override
    public byte[] encode(short[] samples, int sampleRate) {
        try {
            return encode(samples, sampleRate, encoder(sampleRate));
        } catch (OpusException e) {
            throw new SynthesisFailedException("The audio could not be encoded as opus. Ask for another format.", e);
        }
    }

    private static OpusEncoder encoder(int sampleRate) throws OpusException {
        OpusEncoder encoder = new OpusEncoder(sampleRate, 1, OpusApplication.OPUS_APPLICATION_AUDIO);
        encoder.setBitrate(BITS_PER_SECOND);
        encoder.setUseVBR(true);
        encoder.setComplexity(10);
        return encoder;
    }

    private static byte[] encode(short[] samples, int sampleRate, OpusEncoder encoder) throws OpusException {
        int scale = GRANULE_RATE / sampleRate;
        int delay = encoder.getLookahead();
        long end = (long) scale * (delay + samples.length);
        OggWriter ogg = new OggWriter(Arrays.hashCode(samples));
        ogg.packet(head(scale * delay, sampleRate), 0);
        ogg.endPage();
        ogg.packet(tags(), 0);
        ogg.endPage();
        int frame = sampleRate / PACKETS_PER_SECOND;
        byte[] packet = new byte[LONGEST_PACKET];
        int packets = 0;
        for (long at = 0; at < delay + (long) samples.length; at += frame) {
            if (packets > 0 && packets % PACKETS_PER_SECOND == 0) {
                ogg.endPage();
            }
            short[] block = Arrays.copyOf(from(samples, at, frame), frame);
            int length = encoder.encode(block, 0, frame, packet, 0, packet.length);
            packets++;
            ogg.packet(Arrays.copyOf(packet, length), Math.min(end, (at + frame) * scale));
        }
        return ogg.end();
    }

    private static short[] from(short[] samples, long at, int count) {
        int begin = (int) Math.min(samples.length, at);
        return Arrays.copyOfRange(samples, begin, Math.min(samples.length, begin + count));
    }

    private static byte[] head(int preSkip, int sampleRate) {
        return ByteBuffer.allocate(19)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("OpusHead".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1) // version
                .put((byte) 1) // channels
                .putShort((short) preSkip)
                .putInt(sampleRate)
                .putShort((short) 0) // gain
                .put((byte) 0) // channel mapping
                .array();
    }

    private static byte[] tags() {
        byte[] vendor = VENDOR.getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(16 + vendor.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("OpusTags".getBytes(StandardCharsets.US_ASCII))
                .putInt(vendor.length)
                .put(vendor)
                .putInt(0) // comments
                .array();
    }
}
