package io.github.cameltts.engine.http;

import java.util.function.Supplier;

/**
 * An engine behind HTTP and a service that speaks its wire.
 *
 * @param newEngine without any setting
 * @param voice one that the service has
 */
public record HttpEngineCase(
        String id,
        Supplier<? extends HttpSpeechEngine> newEngine,
        Supplier<? extends FakeApiServer> newServer,
        String voice) {

    @Override
    public String toString() {
        return id;
    }
}
