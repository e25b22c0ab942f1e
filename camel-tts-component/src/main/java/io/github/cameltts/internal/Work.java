package io.github.cameltts.internal;

import java.util.concurrent.CompletableFuture;

/**
 * Work under way.
 *
 * @param begun completes when the value is good enough for early passengers; may stay open for ever
 * @param done completes with the same value when it is final, or exceptionally; cancelling it stops the work
 */
record Work<V>(CompletableFuture<V> begun, CompletableFuture<V> done) {

    /** Work that shows nothing before its end. */
    static <V> Work<V> of(CompletableFuture<V> done) {
        return new Work<>(new CompletableFuture<>(), done);
    }
}
