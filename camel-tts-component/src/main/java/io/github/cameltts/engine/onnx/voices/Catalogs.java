package io.github.cameltts.engine.onnx.voices;

import io.github.cameltts.spi.EngineUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shipped catalog and the operator's own, which is read in the background when it is first needed. Nobody waits for
 * it longer than a moment: meanwhile the shipped one answers alone. Thread-safe.
 */
final class Catalogs {

    private static final Logger LOG = LoggerFactory.getLogger(Catalogs.class);
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final VoiceCatalog shipped;
    private final Optional<CatalogSource> own;
    private final Duration patience;
    private Optional<Reading> reading = Optional.empty();

    /**
     * @param own the operator's catalog
     * @param patience how long those who ask wait for it, from when its reading began
     */
    Catalogs(VoiceCatalog shipped, Optional<CatalogSource> own, Duration patience) {
        this.shipped = shipped;
        this.own = own;
        this.patience = patience;
    }

    /**
     * Looks up a name.
     *
     * @throws EngineUnavailableException when only the own catalog could have it, and that is not read yet, or cannot be
     */
    Optional<CatalogVoice> find(String name) throws InterruptedException {
        Optional<Reading> current = current();
        Optional<CatalogVoice> found = known(current).find(name);
        if (found.isEmpty() && current.isPresent()) {
            current.get().requireRead();
        }
        return found;
    }

    /** All voices; those of the own catalog first, where that is read. */
    List<CatalogVoice> voices() throws InterruptedException {
        return known(current()).voices();
    }

    private VoiceCatalog known(Optional<Reading> current) {
        return current.flatMap(Reading::catalog).orElse(shipped);
    }

    private Optional<Reading> current() throws InterruptedException {
        Optional<Reading> current = own.map(this::begun);
        if (current.isPresent()) {
            current.get().await();
        }
        return current;
    }

    private synchronized Reading begun(CatalogSource source) {
        Reading current = reading.filter(last -> !last.isStale()).orElseGet(() -> new Reading(source));
        if (reading.isEmpty() || reading.get() != current) {
            reading = Optional.of(current);
            Thread thread = new Thread(current, "tts-voice-catalog");
            thread.setDaemon(true);
            thread.start();
        }
        return current;
    }

    /** One attempt to read the own catalog. */
    private final class Reading implements Runnable {

        private final CatalogSource source;
        private final long begin = System.nanoTime();
        private final CountDownLatch over = new CountDownLatch(1);
        private volatile Optional<VoiceCatalog> catalog = Optional.empty();
        private volatile EngineUnavailableException failure = new EngineUnavailableException(
                "The catalog of tts.onnx.catalog is still being read. Ask again soon.",
                Optional.of(Duration.ofSeconds(5)));
        private volatile long endedAt;

        private Reading(CatalogSource source) {
            this.source = source;
        }

        @Override
        public void run() {
            try {
                catalog = Optional.of(source.read().and(shipped));
            } catch (EngineUnavailableException e) {
                LOG.warn("{}", e.getMessage());
                failure = e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                endedAt = System.nanoTime();
                over.countDown();
            }
        }

        /** Waits until it is over, or all have waited long enough. */
        void await() throws InterruptedException {
            over.await(patience.toNanos() - (System.nanoTime() - begin), TimeUnit.NANOSECONDS);
        }

        Optional<VoiceCatalog> catalog() {
            return catalog;
        }

        void requireRead() {
            if (catalog.isEmpty()) {
                throw failure;
            }
        }

        /** Whether it failed long enough ago to try anew. */
        boolean isStale() {
            return over.getCount() == 0 && catalog.isEmpty() && System.nanoTime() - endedAt > PAUSE.toNanos();
        }
    }
}
