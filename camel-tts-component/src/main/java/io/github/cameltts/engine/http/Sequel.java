package io.github.cameltts.engine.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;

/** A call that needs the result of another one, which others may wait for too. */
final class Sequel {

    private Sequel() {}

    /**
     * @return completes as the second does, or fails as the first; cancelling it stops the second call, and leaves the
     *     first to the others
     */
    static <A, B> CompletableFuture<B> of(CompletableFuture<A> first, Function<A, CompletableFuture<B>> second) {
        if (first.isDone() && !first.isCompletedExceptionally()) {
            return second.apply(first.join());
        }
        CompletableFuture<B> result = new CompletableFuture<>();
        first.whenComplete((value, failure) -> {
            if (failure != null) {
                result.completeExceptionally(cause(failure));
            } else if (!result.isDone()) {
                follow(value, second, result);
            }
        });
        return result;
    }

    private static <A, B> void follow(A value, Function<A, CompletableFuture<B>> second, CompletableFuture<B> result) {
        try {
            CompletableFuture<B> call = second.apply(value);
            call.whenComplete((answer, failure) -> {
                if (failure == null) {
                    result.complete(answer);
                } else {
                    result.completeExceptionally(cause(failure));
                }
            });
            result.whenComplete((answer, failure) -> {
                if (result.isCancelled()) {
                    call.cancel(true);
                }
            });
        } catch (RuntimeException e) {
            result.completeExceptionally(e);
        }
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }
}
