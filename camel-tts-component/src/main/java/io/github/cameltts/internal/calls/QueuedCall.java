package io.github.cameltts.internal.calls;

import io.github.cameltts.internal.observe.LogContext;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * A place in the queue of an {@link EngineGate}, and then the call that it was for. Whoever starts it does so in the log
 * context of whoever asked for it.
 */
final class QueuedCall<T> {

    private final Supplier<RunningCall<T>> call;
    private final Runnable release;
    private final LogContext log = LogContext.current();
    private final CompletableFuture<T> outcome = new CompletableFuture<>();

    /**
     * @param call starts the work
     * @param release gives the permit back that {@link #start()} was called with
     */
    QueuedCall(Supplier<RunningCall<T>> call, Runnable release) {
        this.call = call;
        this.release = release;
    }

    /** Done with the call, or earlier when somebody completes it, which stops the call. */
    CompletableFuture<T> outcome() {
        return outcome;
    }

    /** Uses a permit: it goes back when the call has really ended. */
    void start() {
        if (outcome.isDone()) {
            release.run();
            return;
        }
        log.run(this::begin);
    }

    private void begin() {
        RunningCall<T> running = call();
        running.outcome().whenComplete((value, failure) -> {
            release.run();
            if (failure == null) {
                outcome.complete(value);
            } else {
                outcome.completeExceptionally(failure);
            }
        });
        outcome.whenComplete((value, failure) -> running.stop().run());
    }

    private RunningCall<T> call() {
        try {
            return call.get();
        } catch (RuntimeException | Error e) {
            return RunningCall.failed(e);
        }
    }
}
