package io.github.cameltts.internal;

import io.github.cameltts.internal.observe.LogContext;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.util.concurrent.CamelThreadFactory;

/** Threads that end when nobody needs them, and that log in the context of whoever gave them the work. */
public final class SpeechPool extends ThreadPoolExecutor {

    private static final int LONGEST_QUEUE = 10_000;

    public SpeechPool(String name, int threads) {
        super(
                threads,
                threads,
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(LONGEST_QUEUE),
                new CamelThreadFactory("Camel Thread ##counter# - #name#", name, true),
                // Also after a shutdown: a dropped task would be an exchange that never ends.
                (task, full) -> task.run());
        allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable task) {
        super.execute(LogContext.current().around(task));
    }
}
