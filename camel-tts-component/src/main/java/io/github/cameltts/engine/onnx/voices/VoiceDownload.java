package io.github.cameltts.engine.onnx.voices;

import static java.util.concurrent.TimeUnit.SECONDS;

import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.SpeechCancelledException;
import io.github.cameltts.spi.SpeechException;
import java.net.URI;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fetches voices into the models folder, each once however many ask for it, here and in other processes. A download goes
 * on when those who asked have gone: the next one will want it. Two voices are fetched at once, others wait their turn.
 * Thread-safe.
 */
final class VoiceDownload implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(VoiceDownload.class);
    private static final int MOST_AT_ONCE = 2;

    /** Then another process that hangs no longer takes a thread from other voices. */
    private static final Duration LONGEST_LOCK = Duration.ofMinutes(5);

    private final VoiceStoreSettings settings;
    private final VoiceFolder folder;
    private final FileDownload files;
    private final ConcurrentMap<String, SharedDownload> downloads = new ConcurrentHashMap<>();
    private final ThreadPoolExecutor executor;

    VoiceDownload(VoiceStoreSettings settings, VoiceFolder folder, FileDownload files) {
        this.settings = settings;
        this.folder = folder;
        this.files = files;
        executor = new ThreadPoolExecutor(MOST_AT_ONCE, MOST_AT_ONCE, 1, SECONDS, new LinkedBlockingQueue<>(), work -> {
            Thread thread = new Thread(work, "tts-voice-download");
            thread.setDaemon(true);
            return thread;
        });
        executor.allowCoreThreadTimeOut(true);
    }

    /**
     * Waits until all files of a voice are in the folder. When that takes too long the download goes on, and who asks next
     * joins it. A failure is the answer for {@link VoiceStoreSettings#failureMemory}.
     *
     * @param most how long to wait
     * @throws SpeechException when they cannot be had, or not in time
     * @throws InterruptedException when the caller gives up; others who wait are not disturbed
     */
    void fetch(CatalogVoice voice, Duration most) throws InterruptedException {
        if (settings.offline()) {
            throw offline(voice);
        }
        SharedDownload fresh = new SharedDownload(settings.failureMemory());
        SharedDownload download =
                downloads.compute(voice.name(), (name, known) -> known != null && known.isOpen() ? known : fresh);
        if (download == fresh) {
            start(voice, fresh);
        }
        if (!download.await(most)) {
            throw SharedDownload.unfinished(voice.name(), here(voice), size(voice));
        }
    }

    private void start(CatalogVoice voice, SharedDownload download) {
        try {
            executor.execute(() -> {
                try {
                    fetchMissing(voice);
                    downloads.remove(voice.name(), download); // who comes from now on looks anew
                    download.complete();
                } catch (InterruptedException e) {
                    download.fail(closed());
                } catch (SpeechException e) {
                    LOG.warn(
                            "The voice {} could not be fetched into {}: {}",
                            voice.name(),
                            settings.folder(),
                            e.getMessage());
                    LOG.debug("The cause", e);
                    download.fail(e);
                } catch (Throwable e) {
                    LOG.error("The voice {} could not be fetched", voice.name(), e);
                    download.fail(new EngineUnavailableException(
                            "The voice '" + voice.name() + "' could not be fetched; the log says why.", e));
                }
            });
        } catch (RejectedExecutionException e) {
            download.fail(closed());
        }
    }

    private void fetchMissing(CatalogVoice voice) throws InterruptedException {
        try (FolderLock lock = FolderLock.acquire(settings.folder(), voice.name(), LONGEST_LOCK)) {
            for (CatalogFile file : missing(voice)) {
                files.fetch(file, uri(voice, file), folder.resolve(file));
            }
        }
    }

    private long here(CatalogVoice voice) {
        return voice.files().stream()
                .mapToLong(file -> PartFile.bytesHere(folder.resolve(file)))
                .sum();
    }

    private static long size(CatalogVoice voice) {
        return voice.files().stream().mapToLong(CatalogFile::size).sum();
    }

    private List<CatalogFile> missing(CatalogVoice voice) {
        return voice.files().stream()
                .filter(file -> !Files.isRegularFile(folder.resolve(file)))
                .toList();
    }

    private URI uri(CatalogVoice voice, CatalogFile file) {
        String base = settings.baseUrl().orElse(voice.baseUrl()).toString();
        return URI.create((base.endsWith("/") ? base : base + "/") + file.url());
    }

    private EngineUnavailableException offline(CatalogVoice voice) {
        return new EngineUnavailableException(
                missing(voice).stream()
                        .map(file -> placed(voice, file))
                        .collect(Collectors.joining(
                                ", ",
                                "The voice '" + voice.name()
                                        + "' is not complete and tts.onnx.offline is true. Put into"
                                        + " the folder of tts.models.dir: ",
                                ".")),
                new FileSystemException(settings.folder().toString()));
    }

    private String placed(CatalogVoice voice, CatalogFile file) {
        return file.path() + " (" + file.size() + " bytes, SHA-256 " + file.sha256() + ", from " + uri(voice, file)
                + ")";
    }

    private static SpeechCancelledException closed() {
        return new SpeechCancelledException("The download was stopped with the engine. Send the request again.", null);
    }

    /** Stops all downloads, and tells those who wait; what came is kept. */
    @Override
    public void close() {
        executor.shutdown();
        downloads.values().forEach(download -> download.fail(closed()));
        executor.shutdownNow();
    }
}
