package io.github.cameltts.engine.onnx.voices;

import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.SpeechCancelledException;
import io.github.cameltts.spi.SpeechException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Collectors;

/**
 * Fetches voices into the models folder, each once however many ask for it, here and in other processes. A download goes
 * on when those who asked have gone: the next one will want it. Thread-safe.
 */
final class VoiceDownload implements AutoCloseable {

    private final VoiceStoreSettings settings;
    private final VoiceFolder folder;
    private final FileDownload files;
    private final ConcurrentMap<String, CompletableFuture<Void>> flights = new ConcurrentHashMap<>();
    private final ExecutorService executor = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "tts-voice-download");
        thread.setDaemon(true);
        return thread;
    });

    VoiceDownload(VoiceStoreSettings settings, VoiceFolder folder, FileDownload files) {
        this.settings = settings;
        this.folder = folder;
        this.files = files;
    }

    /**
     * Waits until all files of a voice are in the folder.
     *
     * @throws SpeechException when they cannot be had
     * @throws InterruptedException when the caller gives up; others who wait are not disturbed
     */
    void fetch(CatalogVoice voice) throws InterruptedException {
        if (settings.offline()) {
            throw offline(voice);
        }
        CompletableFuture<Void> fresh = new CompletableFuture<>();
        CompletableFuture<Void> flight = flights.putIfAbsent(voice.name(), fresh);
        if (flight == null) {
            flight = fresh;
            start(voice, fresh);
        }
        try {
            flight.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof SpeechException known) {
                throw known;
            }
            throw new EngineUnavailableException(
                    "The voice '" + voice.name() + "' could not be fetched.", e.getCause());
        }
    }

    private void start(CatalogVoice voice, CompletableFuture<Void> flight) {
        try {
            executor.execute(() -> {
                try {
                    fetchMissing(voice);
                    land(voice, flight).complete(null);
                } catch (InterruptedException e) {
                    land(voice, flight).completeExceptionally(closed());
                } catch (Throwable e) {
                    land(voice, flight).completeExceptionally(e);
                }
            });
        } catch (RejectedExecutionException e) {
            land(voice, flight).completeExceptionally(closed());
        }
    }

    /** Who comes from now on looks anew. */
    private CompletableFuture<Void> land(CatalogVoice voice, CompletableFuture<Void> flight) {
        flights.remove(voice.name(), flight);
        return flight;
    }

    private void fetchMissing(CatalogVoice voice) throws InterruptedException {
        try (FolderLock lock = FolderLock.acquire(settings.folder(), voice.name())) {
            for (CatalogFile file : missing(voice)) {
                files.fetch(file, uri(voice, file), folder.resolve(file));
            }
        }
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
        return new EngineUnavailableException(missing(voice).stream()
                .map(file -> placed(voice, file))
                .collect(Collectors.joining(
                        ", ",
                        "The voice '" + voice.name() + "' is not complete and tts.onnx.offline is true. Put in place: ",
                        ".")));
    }

    private String placed(CatalogVoice voice, CatalogFile file) {
        Path path = folder.resolve(file);
        return path + " (" + file.size() + " bytes, SHA-256 " + file.sha256() + ", from " + uri(voice, file) + ")";
    }

    private static SpeechCancelledException closed() {
        return new SpeechCancelledException("The download was stopped with the engine. Send the request again.", null);
    }

    /** Stops all downloads; what came is kept. */
    @Override
    public void close() {
        executor.shutdownNow();
    }
}
