package io.github.cameltts.audio.codec;

import io.github.cameltts.audio.FlacFrame;
import java.util.Map;

/**
 * Frames of one channel with samples of 16 bits (RFC 9639, section 9), each with the cheapest of a constant, one of the five
 * fixed predictors, or the samples themselves.
 */
final class FlacFrameWriter {

    private static final int USUAL_BLOCK_SIZE = 12; // 256 << 4
    private static final int CODED_BLOCK_SIZE = 7;
    private static final int CODED_SAMPLE_RATE = 13;
    private static final Map<Integer, Integer> SAMPLE_RATES =
            Map.of(8000, 4, 16000, 5, 22050, 6, 24000, 7, 32000, 8, 44100, 9, 48000, 10);
    private static final int BITS_PER_SAMPLE = 16;
    private static final int SIXTEEN_BITS = 4;
    private static final int MOST_ORDER = 4;

    private final int usualBlockSize;
    private final int sampleRate;

    /** @param usualBlockSize samples of every frame but the last: 4096 */
    FlacFrameWriter(int usualBlockSize, int sampleRate) {
        this.usualBlockSize = usualBlockSize;
        this.sampleRate = sampleRate;
    }

    /**
     * @param number of the frame, from 0
     * @param block its samples, at least one
     */
    byte[] write(int number, short[] block) {
        BitWriter frame = new BitWriter();
        writeHeader(frame, number, block.length);
        byte[] header = frame.toBytes();
        frame.write(FlacFrame.crc8(header, 0, header.length), 8);
        writeSubframe(frame, block);
        frame.align();
        byte[] all = frame.toBytes();
        frame.write(FlacFrame.crc16(all, 0, all.length), 16);
        return frame.toBytes();
    }

    private void writeHeader(BitWriter frame, int number, int blockSize) {
        boolean usual = blockSize == usualBlockSize;
        int rate = SAMPLE_RATES.getOrDefault(sampleRate, CODED_SAMPLE_RATE);
        frame.write(0xFFF8, 16);
        frame.write(usual ? USUAL_BLOCK_SIZE : CODED_BLOCK_SIZE, 4);
        frame.write(rate, 4);
        frame.write(0, 4); // one channel
        frame.write(SIXTEEN_BITS, 3);
        frame.write(0, 1);
        writeCodedNumber(frame, number);
        if (!usual) {
            frame.write(blockSize - 1, 16);
        }
        if (rate == CODED_SAMPLE_RATE) {
            frame.write(sampleRate, 16);
        }
    }

    /** Like UTF-8, which goes on to 31 bits here. */
    private static void writeCodedNumber(BitWriter frame, int number) {
        if (number < 0x80) {
            frame.write(number, 8);
            return;
        }
        int following = 1;
        while (number >> (5 * following + 6) != 0) {
            following++;
        }
        frame.write(0xFF << (7 - following) | number >> (6 * following), 8);
        for (int i = following - 1; i >= 0; i--) {
            frame.write(0x80 | (number >> (6 * i) & 0x3F), 8);
        }
    }

    private static void writeSubframe(BitWriter frame, short[] block) {
        if (isConstant(block)) {
            frame.write(0, 8);
            frame.write(block[0], BITS_PER_SAMPLE);
            return;
        }
        int order = 0;
        int[] residual = new int[block.length];
        for (int i = 0; i < block.length; i++) {
            residual[i] = block[i];
        }
        int[] best = residual;
        for (int candidate = 1; candidate <= Math.min(MOST_ORDER, block.length - 1); candidate++) {
            residual = differences(residual, candidate);
            if (sum(residual, candidate) < sum(best, order)) {
                best = residual;
                order = candidate;
            }
        }
        RiceCode code = new RiceCode(best, order);
        if (order * (long) BITS_PER_SAMPLE + code.length() < block.length * (long) BITS_PER_SAMPLE) {
            frame.write((8 | order) << 1, 8);
            writeSamples(frame, block, order);
            code.writeTo(frame);
        } else {
            frame.write(1 << 1, 8);
            writeSamples(frame, block, block.length);
        }
    }

    private static void writeSamples(BitWriter frame, short[] block, int count) {
        for (int i = 0; i < count; i++) {
            frame.write(block[i], BITS_PER_SAMPLE);
        }
    }

    private static boolean isConstant(short[] block) {
        for (short sample : block) {
            if (sample != block[0]) {
                return false;
            }
        }
        return true;
    }

    /** The residual of one predictor from that of the one below: what is left when a straight line goes on one degree more. */
    private static int[] differences(int[] of, int order) {
        int[] differences = new int[of.length];
        for (int i = order; i < of.length; i++) {
            differences[i] = of[i] - of[i - 1];
        }
        return differences;
    }

    private static long sum(int[] residual, int order) {
        long sum = 0;
        for (int i = order; i < residual.length; i++) {
            sum += Math.abs(residual[i]);
        }
        return sum;
    }
}
