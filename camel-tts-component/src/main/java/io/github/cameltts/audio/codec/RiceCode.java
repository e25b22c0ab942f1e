package io.github.cameltts.audio.codec;

/**
 * The shortest partitioned Rice code of a residual (RFC 9639, section 9.2.7): equal parts of the block, each number in them
 * cut into a unary quotient and as many low bits as suit that part.
 */
final class RiceCode {

    /** Five bits would allow more, which samples of 16 bits never need. */
    private static final int WIDTHS = 15;

    private static final int MOST_PARTITION_ORDER = 6;

    private final int[] residual;
    private final int order;
    private int partitionOrder;
    private int[] lowBits;
    private long length = Long.MAX_VALUE;

    /**
     * @param residual of a block, where the first values are not coded
     * @param order how many these are, less than the block has
     */
    RiceCode(int[] residual, int order) {
        this.residual = residual;
        this.order = order;
        int finest = finestPartitionOrder();
        long[][] sizes = sizes(finest);
        for (int candidate = finest; candidate >= 0; candidate--) {
            consider(candidate, sizes);
            sizes = joined(sizes);
        }
    }

    /** Bits that {@link #writeTo} writes. */
    long length() {
        return length;
    }

    void writeTo(BitWriter bits) {
        bits.write(0, 2);
        bits.write(partitionOrder, 4);
        int each = residual.length >> partitionOrder;
        for (int partition = 0; partition < lowBits.length; partition++) {
            int width = lowBits[partition];
            bits.write(width, 4);
            for (int i = Math.max(order, partition * each); i < (partition + 1) * each; i++) {
                int folded = folded(residual[i]);
                bits.writeUnary(folded >>> width);
                bits.write(folded, width);
            }
        }
    }

    private int finestPartitionOrder() {
        int finest = 0;
        while (finest < MOST_PARTITION_ORDER
                && residual.length % (2 << finest) == 0
                && residual.length >> (finest + 1) > order) {
            finest++;
        }
        return finest;
    }

    /** Bits of each part with each number of low bits. */
    private long[][] sizes(int ofPartitionOrder) {
        int each = residual.length >> ofPartitionOrder;
        long[][] sizes = new long[1 << ofPartitionOrder][WIDTHS];
        for (int i = order; i < residual.length; i++) {
            long[] size = sizes[i / each];
            int folded = folded(residual[i]);
            for (int width = 0; width < WIDTHS; width++) {
                size[width] += (folded >>> width) + 1 + width;
            }
        }
        return sizes;
    }

    private void consider(int candidate, long[][] sizes) {
        long sum = 6;
        int[] widths = new int[sizes.length];
        for (int partition = 0; partition < sizes.length; partition++) {
            for (int width = 1; width < WIDTHS; width++) {
                if (sizes[partition][width] < sizes[partition][widths[partition]]) {
                    widths[partition] = width;
                }
            }
            sum += 4 + sizes[partition][widths[partition]];
        }
        if (sum < length) {
            length = sum;
            partitionOrder = candidate;
            lowBits = widths;
        }
    }

    private static long[][] joined(long[][] sizes) {
        long[][] joined = new long[sizes.length / 2][WIDTHS];
        for (int partition = 0; partition < joined.length; partition++) {
            for (int width = 0; width < WIDTHS; width++) {
                joined[partition][width] = sizes[2 * partition][width] + sizes[2 * partition + 1][width];
            }
        }
        return joined;
    }

    /** Small numbers of either sign become small positive ones. */
    private static int folded(int value) {
        return value << 1 ^ value >> 31;
    }
}
