package io.github.cameltts.routes.evict;

/**
 * What is known of an asset when a strategy weighs it.
 *
 * @param uses how often it was asked for, the request that made it included; at least 1
 * @param lastUsed milliseconds since 1970 in UTC
 * @param costMicros what its provider charged, in millionths of the currency
 * @param synthesisMillis how long making it took
 * @param bytes its size, at least 1
 */
public record AssetValue(long uses, long lastUsed, long costMicros, long synthesisMillis, long bytes) {

    /**
     * What a millisecond of making audio is worth, in millionths of the currency: about the 0.04 an hour for which a
     * processor core is let. An engine that charges nothing still has an order among its assets by it, far below what
     * a provider charges.
     */
    static final double MICROS_PER_MILLISECOND = 0.01;

    public AssetValue {
        uses = Math.max(1, uses);
        costMicros = Math.max(0, costMicros);
        synthesisMillis = Math.max(1, synthesisMillis);
        bytes = Math.max(1, bytes);
    }

    /** What making it again costs, in money and in computing time; millionths of the currency, above 0. */
    public double costToRegenerate() {
        return costMicros + synthesisMillis * MICROS_PER_MILLISECOND;
    }

    /** The same asset after more uses. */
    public AssetValue used(long times, long last) {
        return new AssetValue(uses + times, Math.max(lastUsed, last), costMicros, synthesisMillis, bytes);
    }
}
