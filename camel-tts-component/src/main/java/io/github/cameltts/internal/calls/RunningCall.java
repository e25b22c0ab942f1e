package io.github.cameltts.internal.calls;

import java.util.concurrent.CompletableFuture;

/**
 * Work under way.
 *
 * @param outcome done when the work has really ended, also after it was stopped
 * @param stop asks the work to end soon; does nothing when it has ended
 */
record RunningCall<T>(CompletableFuture<T> outcome, Runnable stop) {

    static <T> RunningCall<T> failed(Throwable failure) {
        return new RunningCall<>(CompletableFuture.failedFuture(failure), () -> {});
    }
}
