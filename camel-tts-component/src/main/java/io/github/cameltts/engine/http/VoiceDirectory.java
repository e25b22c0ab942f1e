package io.github.cameltts.engine.http;

import io.github.cameltts.spi.Voice;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers which voices a service offers. The list is read with the first question and again when it is old; the old
 * one holds meanwhile, and as long as the service cannot be asked: audio that is already there must not need it.
 * Thread-safe.
 */
final class VoiceDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(VoiceDirectory.class);
    private static final Duration FRESH = Duration.ofMinutes(10);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final Callable<List<Voice>> source;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile List<Voice> known = List.of();
    private volatile boolean asked;
    private volatile long nextRead = System.nanoTime();

    /**
     * @param source asks the service; an empty list means that it has none to offer
     */
    VoiceDirectory(Callable<List<Voice>> source) {
        this.source = source;
    }

    /** The voices as last read, none when they could never be read; asks the service when that is due. */
    List<Voice> voices() {
        if (!isDue()) {
            return known;
        }
        if (asked) {
            if (!reading.tryLock()) {
                return known;
            }
        } else {
            reading.lock();
        }
        try {
            if (isDue()) {
                read();
            }
            return known;
        } finally {
            reading.unlock();
        }
    }

    /** The voices as last read, without asking the service. */
    List<Voice> known() {
        return known;
    }

    private boolean isDue() {
        return System.nanoTime() - nextRead >= 0;
    }

    private void read() {
        Duration pause = PAUSE;
        try {
            known = List.copyOf(source.call());
            pause = FRESH;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.debug("The voices cannot be read", e);
        }
        nextRead = System.nanoTime() + pause.toNanos();
        asked = true;
    }
}
