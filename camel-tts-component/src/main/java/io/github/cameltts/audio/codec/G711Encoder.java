package io.github.cameltts.audio.codec;

import io.github.cameltts.spi.AudioFormat;
import java.util.List;

/**
 * Mu-law or A-law (ITU-T G.711, 1988): one byte for each sample, of a sign, an exponent of three bits and a mantissa of
 * four, sent with some bits inverted. Telephones have 8000 Hz.
 */
final class G711Encoder implements AudioEncoder {

    private static final List<Integer> TELEPHONE = List.of(8000);

    /** Added in mu-law so that the exponents begin at powers of two; in 16-bit samples. */
    private static final int BIAS = 132;

    private static final int LOUDEST = 32767 - BIAS;
    private static final int ALTERNATE_BITS = 0x55;

    private final AudioFormat format;

    /** @param format {@link AudioFormat#ULAW} or {@link AudioFormat#ALAW} */
    G711Encoder(AudioFormat format) {
        this.format = format;
    }

    @Override
    public AudioFormat format() {
        return format;
    }

    @Override
    public String id() {
        return format.id() + "-1";
    }

    @Override
    public List<Integer> sampleRates() {
        return TELEPHONE;
    }

    @Override
    public byte[] encode(short[] samples, int sampleRate) {
        byte[] encoded = new byte[samples.length];
        for (int i = 0; i < encoded.length; i++) {
            encoded[i] = (byte) (format == AudioFormat.ULAW ? muLaw(samples[i]) : aLaw(samples[i]));
        }
        return encoded;
    }

    private static int muLaw(int sample) {
        int magnitude = Math.min(Math.abs(sample), LOUDEST) + BIAS;
        int exponent = highestBit(magnitude) - 7;
        int mantissa = (magnitude >> (exponent + 3)) & 15;
        return ~((sample < 0 ? 0x80 : 0) | exponent << 4 | mantissa);
    }

    /** Negative samples are counted from -1, so that each has as many steps as its positive counterpart. */
    private static int aLaw(int sample) {
        int magnitude = sample < 0 ? ~sample : sample;
        int exponent = Math.max(0, highestBit(magnitude) - 7);
        int mantissa = (magnitude >> (exponent == 0 ? 4 : exponent + 3)) & 15;
        return ((sample < 0 ? 0 : 0x80) | exponent << 4 | mantissa) ^ ALTERNATE_BITS;
    }

    private static int highestBit(int value) {
        return 31 - Integer.numberOfLeadingZeros(value);
    }
}
