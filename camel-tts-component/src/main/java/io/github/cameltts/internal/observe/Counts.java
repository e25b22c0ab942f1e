package io.github.cameltts.internal.observe;

/**
 * What one engine did.
 *
 * @param synthesized syntheses that ended well
 * @param joined exchanges that shared another one's synthesis
 * @param failed syntheses that failed
 * @param characters characters that were paid for
 * @param cost what they cost, in the currency of the prices
 * @param meanMillis mean time of a synthesis that ended well
 */
public record Counts(long synthesized, long joined, long failed, long characters, double cost, double meanMillis) {}
