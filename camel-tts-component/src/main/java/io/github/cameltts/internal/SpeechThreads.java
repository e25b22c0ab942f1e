package io.github.cameltts.internal;

import io.github.cameltts.internal.observe.LogContext;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The threads of the component.
 *
 * @param work computes audio for engines that block, and carries answers on
 * @param streams carries streaming exchanges on; apart from the others, because a route that reads a stream to its end
 *     holds its thread as long as the synthesis lasts
 */
public record SpeechThreads(ExecutorService work, ExecutorService streams) {

    Executor carrying(boolean stream) {
        return stream ? streams : work;
    }

    void later(Duration delay, Runnable task) {
        CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS, work)
                .execute(LogContext.current().around(task));
    }
}
