package io.github.cameltts.routes.http.audio;

import io.vertx.core.Future;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Cuts off clients that do not take what is sent to them. Thread-safe. */
final class SlowClients implements AutoCloseable {

    private final Duration patience;
    private final ScheduledThreadPoolExecutor clock;

    /** @param patience how long a client may take over one piece */
    SlowClients(Duration patience) {
        this.patience = patience;
        this.clock = new ScheduledThreadPoolExecutor(1, work -> {
            Thread thread = new Thread(work, "tts-http-clients");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
    }

    /** Watches a piece on its way. */
    void watch(Future<Void> sent, HttpConnection connection) {
        if (!sent.isComplete()) {
            ScheduledFuture<?> alarm =
                    clock.schedule(() -> cutOff(connection), patience.toMillis(), TimeUnit.MILLISECONDS);
            sent.onComplete(taken -> alarm.cancel(false));
        }
    }

    /**
     * Closes a connection at once. What Vert.x offers to everybody closes it behind the bytes that the client does not take,
     * and a response that is reset tells nobody of its end.
     */
    static void cutOff(HttpConnection connection) {
        if (connection instanceof ConnectionBase base) {
            base.channel().pipeline().firstContext().close(); // below the handlers of Vert.x, which would flush first
        } else {
            connection.close();
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
