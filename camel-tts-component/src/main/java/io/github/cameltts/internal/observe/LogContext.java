package io.github.cameltts.internal.observe;

import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.MDC;

/**
 * What the log says of a request on each of its lines, such as its name: the diagnostic context (MDC) of SLF4J, to be taken
 * along when the work goes on elsewhere. Immutable.
 */
public final class LogContext {

    private final Optional<Map<String, String>> entries;

    private LogContext(Optional<Map<String, String>> entries) {
        this.entries = entries;
    }

    /** That of this thread at this moment. */
    public static LogContext current() {
        return new LogContext(Optional.ofNullable(MDC.getCopyOfContextMap()).filter(map -> !map.isEmpty()));
    }

    /** Runs work in this context, and leaves the thread as it was. */
    public void run(Runnable work) {
        LogContext before = current();
        apply();
        try {
            work.run();
        } finally {
            before.apply();
        }
    }

    /** The same work, in this context whoever runs it. */
    public Runnable around(Runnable work) {
        return () -> run(work);
    }

    /** The same work, in this context whoever runs it. */
    public <T, U> BiConsumer<T, U> around(BiConsumer<T, U> work) {
        return (first, second) -> run(() -> work.accept(first, second));
    }

    private void apply() {
        entries.ifPresentOrElse(MDC::setContextMap, MDC::clear);
    }
}
