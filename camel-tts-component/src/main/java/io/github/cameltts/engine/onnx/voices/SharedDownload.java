package io.github.cameltts.engine.onnx.voices;

import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.SpeechException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One download of a voice for all who want it, and afterwards the memory of its failure. Thread-safe. */
final class SharedDownload {

    private static final Duration ASK_AGAIN = Duration.ofSeconds(10);

    private final CompletableFuture<Void> end = new CompletableFuture<>();
    private final Duration memory;
    private volatile long failedAt;

    /** @param memory how long a failure is the answer to all who ask */
    SharedDownload(Duration memory) {
        this.memory = memory;
    }

    /** Whether who asks now belongs to it: it is on its way, or has failed a short while ago. */
    boolean isOpen() {
        return !end.isDone() || (end.isCompletedExceptionally() && rest().isPresent());
    }

    void complete() {
        end.complete(null);
    }

    /** Only the first end counts. */
    void fail(Throwable reason) {
        failedAt = System.nanoTime();
        end.completeExceptionally(reason);
    }

    /**
     * Waits for the end.
     *
     * @param most how long
     * @throws SpeechException what the download ended with, when it failed
     * @throws InterruptedException when the caller gives up; others who wait are not disturbed
     * @return false when it is still on its way
     */
    boolean await(Duration most) throws InterruptedException {
        try {
            end.get(most.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw e.getCause() instanceof SpeechException known && !(known instanceof EngineUnavailableException)
                    ? known
                    : new EngineUnavailableException(e.getCause().getMessage(), rest());
        }
    }

    /** The answer to who has waited long enough. */
    static EngineUnavailableException unfinished(String voice, long here, long size) {
        return new EngineUnavailableException(
                "The voice '" + voice + "' is still being fetched: " + here + " of " + size
                        + " bytes are here. Ask again soon, or let requests wait longer by tts.onnx.fetchTimeout.",
                Optional.of(ASK_AGAIN));
    }

    /** How long the failure is still remembered. */
    private Optional<Duration> rest() {
        Duration left = memory.minusNanos(System.nanoTime() - failedAt);
        return left.isNegative() || left.isZero() ? Optional.empty() : Optional.of(left);
    }
}
