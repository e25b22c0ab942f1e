package io.github.cameltts.engine.wyoming;

import java.time.Duration;

/**
 * How to reach one server.
 *
 * @param host a name or an address
 * @param port 1 to 65535
 * @param connectTimeout most time to open a connection
 * @param responseTimeout most time without any byte of the answer
 * @param maxResponseBytes most bytes of an answer
 */
record WyomingSettings(
        String host, int port, Duration connectTimeout, Duration responseTimeout, long maxResponseBytes) {

    /** The address in the protocol's own spelling. */
    @Override
    public String toString() {
        return "tcp://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
