package io.github.cameltts.engine.http;

import org.apache.hc.client5.http.classic.methods.HttpUriRequest;

/** One call under way, which can be stopped at any moment: also while it waits for a byte. Thread-safe. */
final class ApiCall {

    private HttpUriRequest request;
    private boolean stopped;

    /** Called once, before anything is sent. */
    synchronized void begin(HttpUriRequest begun) {
        request = begun;
        if (stopped) {
            request.abort();
        }
    }

    /** Closes the connection, or keeps it from being opened. Does nothing when the answer was read to its end. */
    synchronized void stop() {
        stopped = true;
        if (request != null) {
            request.abort();
        }
    }

    synchronized boolean isStopped() {
        return stopped;
    }
}
