package io.github.cameltts.routes.drop;

import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.CamelContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Ends the application, once. Camel Main leaves with exit code 0 when its context stops. */
final class DropOnce {

    private static final Logger LOG = LoggerFactory.getLogger(DropOnce.class);

    private final AtomicBoolean ended = new AtomicBoolean();

    /** Stops the context from a thread of its own: the caller's must end first. */
    void end(CamelContext context) {
        if (ended.compareAndSet(false, true)) {
            LOG.info("The inbox is empty and all work is done: ending, because once is set");
            new Thread(context::stop, "tts-once").start();
        }
    }
}
