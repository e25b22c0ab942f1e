package io.github.cameltts.internal.calls;

import io.github.cameltts.spi.SpeechException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * The attempts to get one request answered. Between two of them neither a permit nor a thread is held, and cancelling
 * the result ends whatever is going on.
 */
final class Attempts<T> {

    private final EngineGate gate;
    private final CallTimer timer;
    private final RetryRule.Course course;
    private final Supplier<RunningCall<T>> call;
    private final BooleanSupplier repeatable;
    private final long deadline;
    private final CompletableFuture<T> result = new CompletableFuture<>();
    private volatile Future<?> step = CompletableFuture.completedFuture(null);

    /**
     * @param repeatable whether a call that failed may be made again
     * @param deadline {@link CallTimer#nanoTime()} after which no attempt begins
     */
    Attempts(
            EngineGate gate,
            CallTimer timer,
            RetryRule.Course course,
            Supplier<RunningCall<T>> call,
            BooleanSupplier repeatable,
            long deadline) {
        this.gate = gate;
        this.timer = timer;
        this.course = course;
        this.call = call;
        this.repeatable = repeatable;
        this.deadline = deadline;
    }

    CompletableFuture<T> start() {
        result.whenComplete((value, failure) -> step.cancel(true));
        attempt();
        return result;
    }

    private void attempt() {
        if (result.isDone()) {
            return;
        }
        CompletableFuture<T> attempt;
        try {
            attempt = gate.submit(call, deadline);
        } catch (SpeechException full) {
            result.completeExceptionally(full);
            return;
        }
        goOnWith(attempt);
        attempt.whenComplete((value, failure) -> {
            if (failure == null) {
                course.succeeded();
                result.complete(value);
            } else if (!result.isDone()) {
                failed(failure);
            }
        });
    }

    private void failed(Throwable failure) {
        Optional<Duration> pause = repeatable.getAsBoolean() ? course.after(failure) : Optional.empty();
        if (pause.isEmpty() || pause.get().compareTo(Duration.ofNanos(deadline - timer.nanoTime())) >= 0) {
            result.completeExceptionally(failure);
        } else {
            waitFor(pause.get());
        }
    }

    /** The pause is known before the timer is, which may be quicker than this thread. */
    private void waitFor(Duration time) {
        CompletableFuture<Void> pause = new CompletableFuture<>();
        goOnWith(pause);
        Future<?> alarm = timer.after(time, this::attempt);
        pause.whenComplete((nothing, cancelled) -> alarm.cancel(false));
    }

    private void goOnWith(Future<?> next) {
        step = next;
        if (result.isDone()) {
            next.cancel(true);
        }
    }
}
