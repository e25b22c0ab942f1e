package io.github.cameltts.routes.evict;

import io.github.cameltts.routes.AssetRef;

/**
 * An asset that may leave.
 *
 * @param bytes of its blob, which other assets may share
 */
record EvictionCandidate(AssetRef asset, long bytes, double priority) {}
