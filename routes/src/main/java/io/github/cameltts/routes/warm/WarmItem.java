package io.github.cameltts.routes.warm;

/**
 * A request that nothing in the store answers.
 *
 * @param engine who will speak
 * @param characters what the provider will count
 * @param costMicros what it will cost, in millionths of the currency
 */
public record WarmItem(
        WarmRequest request, String key, String engine, String voice, long characters, long costMicros) {}
