package io.github.cameltts.engine.http;

import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers what a service lists: its voices, its models. The list is read beside the requests, with the first question
 * and again when it is old. Only the first questions wait for it, and not long: audio that is already there must not need
 * the service. Thread-safe.
 *
 * @param <T> one entry
 */
public final class RemoteList<T> {

    private static final Logger LOG = LoggerFactory.getLogger(RemoteList.class);
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Callable<List<T>> source;
    private final Executor executor;
    private final CompletableFuture<Void> firstRead = new CompletableFuture<>();
    private volatile List<T> known = List.of();
    private volatile boolean told;
    private Optional<Long> firstAsked = Optional.empty();
    private boolean reading;
    private long nextRead = System.nanoTime();

    /**
     * @param source asks the service, on the executor; an empty list means that it has none to offer
     */
    public RemoteList(Callable<List<T>> source, Executor executor) {
        this.source = source;
        this.executor = executor;
    }

    /** The entries as last read, none when they could never be read; asks the service when that is due. */
    public List<T> known() {
        readWhenDue();
        return known;
    }

    /** The same, but until the service was read once, or this long after the first question, it waits. */
    public List<T> known(Duration patience) {
        long left = readWhenDue() + patience.toNanos() - System.nanoTime();
        if (left > 0 && !firstRead.isDone()) {
            try {
                firstRead.get(left, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException | TimeoutException e) {
                LOG.debug("The list is not there yet", e);
            }
        }
        return known;
    }

    /** The entries as last read, without asking the service. */
    public List<T> last() {
        return known;
    }

    /**
     * Whether the service was asked and has not told yet, neither its entries nor that it has none: it is slow, down or
     * refuses.
     */
    public synchronized boolean isMissing() {
        return firstAsked.isPresent() && !told;
    }

    /** Returns when this was called first. */
    private synchronized long readWhenDue() {
        long now = System.nanoTime();
        if (firstAsked.isEmpty()) {
            firstAsked = Optional.of(now);
        }
        if (!reading && now - nextRead >= 0) {
            reading = true;
            try {
                executor.execute(this::read);
            } catch (RuntimeException e) {
                done(PAUSE);
                LOG.debug("The list cannot be read", e);
            }
        }
        return firstAsked.get();
    }

    private void read() {
        Duration pause = PAUSE;
        try {
            known = List.copyOf(source.call());
            told = true;
            pause = FRESH;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            told |= e instanceof InvalidSpeechRequestException; // "not found": it has no such list
            LOG.debug("The list cannot be read", e);
        } finally {
            done(pause);
        }
    }

    private synchronized void done(Duration pause) {
        reading = false;
        nextRead = System.nanoTime() + pause.toNanos();
        firstRead.complete(null);
    }
}
