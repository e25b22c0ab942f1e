package io.github.cameltts.routes;

/**
 * An asset as it was when somebody chose it.
 *
 * @param createdAt milliseconds since 1970 in UTC; another time means that it was stored anew since then
 */
public record AssetRef(String key, long createdAt) {}
