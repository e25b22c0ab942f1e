package io.github.cameltts.engine.onnx.voices;

import io.github.cameltts.spi.EngineUnavailableException;
import io.github.resilience4j.core.IntervalFunction;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Fetches one file completely, as often as it takes, and checks it before it can be seen. Thread-safe. */
final class FileDownload {

    private static final Logger LOG = LoggerFactory.getLogger(FileDownload.class);
    private static final long ENOUGH_PROGRESS = 1 << 20;
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final HttpSource source;
    private final VoiceStoreSettings settings;
    private final Supplier<DownloadProgress> progress;
    private final IntervalFunction backoff;

    FileDownload(HttpSource source, VoiceStoreSettings settings, Supplier<DownloadProgress> progress) {
        this.source = source;
        this.settings = settings;
        this.progress = progress;
        Duration most = settings.backoff().compareTo(LONGEST_WAIT) > 0 ? settings.backoff() : LONGEST_WAIT;
        backoff = IntervalFunction.ofExponentialRandomBackoff(settings.backoff(), 2, most);
    }

    /**
     * Puts the file in its place.
     *
     * @throws EngineUnavailableException when it cannot be had, with the reason
     * @throws InterruptedException when the thread is interrupted; what came is kept for the next time
     */
    void fetch(CatalogFile file, URI uri, Path target) throws InterruptedException {
        if (!fetched(file, uri, target, true)) {
            LOG.info("What was begun of {} is of another file. It is fetched anew.", file.name());
            fetched(file, uri, target, false);
        }
    }

    /**
     * Fetches what is missing.
     *
     * @param mayBeMixed whether it is no failure that pieces do not fit together
     * @return false when they did not; all of them are deleted then
     */
    private boolean fetched(CatalogFile file, URI uri, Path target, boolean mayBeMixed) throws InterruptedException {
        DownloadProgress shown = progress.get();
        try (PartFile part = new PartFile(target)) {
            part.open(file.size());
            shown.begin(file.name(), part.size(), file.size());
            boolean inPieces = part.size() > 0;
            inPieces |= receive(new Transfer(source, settings.stallTimeout(), shown), file, uri, part) > 1;
            String digest = part.sha256();
            if (digest.equals(file.sha256())) {
                part.finish();
                shown.end(true);
                return true;
            }
            part.delete();
            if (inPieces && mayBeMixed) {
                return false;
            }
            throw new EngineUnavailableException(uri + " has the SHA-256 " + digest + " where the catalog says "
                    + file.sha256() + ": it is another file, or was changed on its way. Check tts.onnx.baseUrl or the"
                    + " catalog.");
        } finally {
            shown.end(false);
        }
    }

    /** Returns how many attempts it took. */
    private int receive(Transfer transfer, CatalogFile file, URI uri, PartFile part) throws InterruptedException {
        int attempts = 0;
        int failures = 0;
        while (part.size() != file.size()) {
            long before = part.size();
            attempts++;
            try {
                if (before > file.size()) {
                    part.restart(Optional.empty());
                }
                transfer.run(file, uri, part);
            } catch (IOException e) {
                failures = part.size() - before >= ENOUGH_PROGRESS ? 1 : failures + 1;
                if (failures > settings.retries()) {
                    throw new EngineUnavailableException(
                            uri + " could not be fetched: " + e.getMessage() + " (attempt " + failures + "). "
                                    + part.size() + " of " + file.size()
                                    + " bytes are kept; the next request goes on from there.",
                            e);
                }
                LOG.info(
                        "{} broke off after {} of {} bytes: {}. It goes on soon.",
                        file.name(),
                        part.size(),
                        file.size(),
                        e.getMessage());
                Thread.sleep(wait(e, failures).toMillis());
            }
        }
        return attempts;
    }

    private Duration wait(IOException reason, int failures) {
        Duration own = Duration.ofMillis(backoff.apply(failures));
        return reason instanceof BusyServerException busy ? busy.wait(own) : own;
    }
}
