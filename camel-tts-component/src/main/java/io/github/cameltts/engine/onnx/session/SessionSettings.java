package io.github.cameltts.engine.onnx.session;

import java.time.Duration;

/**
 * How models are loaded and run.
 *
 * @param intraOpThreads processor threads for one run, at least 1
 * @param provider what computes
 * @param idleTimeout how long a model that nobody uses stays in memory; zero for ever
 * @param maxModels most models in memory, at least 1: for another one the one that was idle for the longest time leaves.
 *     Those in use stay, even when they are more
 * @param secondSession whether a model may be in memory twice, the second time for runs with one thread side by side
 */
public record SessionSettings(
        int intraOpThreads, ExecutionProvider provider, Duration idleTimeout, int maxModels, boolean secondSession) {

    public SessionSettings {
        if (intraOpThreads < 1 || intraOpThreads > 256) {
            throw new IllegalArgumentException("intraOpThreads must be 1 to 256, not " + intraOpThreads + ".");
        }
        if (maxModels < 1) {
            throw new IllegalArgumentException("maxModels must be at least 1, not " + maxModels + ".");
        }
        if (idleTimeout.isNegative()) {
            throw new IllegalArgumentException("The idle timeout must not be negative.");
        }
    }

    /**
     * Whether so many runs at the same time want more threads than there are processors, and a session for one thread each
     * would get more done.
     */
    boolean isCrowded(int runs) {
        return secondSession
                && provider == ExecutionProvider.CPU
                && runs > 1
                && intraOpThreads > 1
                && runs * intraOpThreads > Runtime.getRuntime().availableProcessors();
    }

    /** The same for runs with one thread each. */
    SessionSettings withOneThread() {
        return new SessionSettings(1, provider, idleTimeout, maxModels, false);
    }
}
