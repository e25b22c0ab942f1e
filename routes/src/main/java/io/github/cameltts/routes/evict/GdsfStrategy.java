package io.github.cameltts.routes.evict;

/**
 * Greedy-Dual-Size-Frequency: keeps what is asked for often, dear to make again and small. Ageing by the floor lets what
 * was once popular leave. After L. Cherkasova, "Improving WWW Proxies Performance with Greedy-Dual-Size-Frequency Caching
 * Policy", HP Laboratories HPL-98-69R1, 1998.
 */
public final class GdsfStrategy implements EvictionStrategy {

    @Override
    public double priority(AssetValue value, double floor) {
        return floor + value.uses() * value.costToRegenerate() / value.bytes();
    }
}
