package io.github.cameltts.engine.onnx.session;

import java.time.Duration;

/**
 * How models are loaded and run.
 *
 * @param intraOpThreads processor threads for one run, at least 1
 * @param provider what computes
 * @param idleTimeout how long a model that nobody uses stays in memory; zero for ever
 */
public record SessionSettings(int intraOpThreads, ExecutionProvider provider, Duration idleTimeout) {

    public SessionSettings {
        if (intraOpThreads < 1 || intraOpThreads > 256) {
            throw new IllegalArgumentException("intraOpThreads must be 1 to 256, not " + intraOpThreads + ".");
        }
        if (idleTimeout.isNegative()) {
            throw new IllegalArgumentException("The idle timeout must not be negative.");
        }
    }
}
