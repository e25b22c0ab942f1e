package io.github.cameltts.engine.http;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * How to reach one service.
 *
 * @param engine the engine's id, for messages and thread names
 * @param baseUrl where credentials may be sent to, and nothing else
 * @param credentials headers that prove who calls
 * @param connectTimeout most time to open a connection
 * @param responseTimeout most time without any byte of the answer
 * @param maxResponseBytes most bytes of an answer
 */
record ApiSettings(
        String engine,
        URI baseUrl,
        Map<String, String> credentials,
        Duration connectTimeout,
        Duration responseTimeout,
        long maxResponseBytes) {

    /** Secrets stay out of logs. */
    @Override
    public String toString() {
        return engine + " at " + baseUrl;
    }
}
