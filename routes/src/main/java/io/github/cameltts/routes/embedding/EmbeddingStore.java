package io.github.cameltts.routes.embedding;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.cameltts.MemoryEmbeddings;
import io.github.cameltts.routes.ContextServices;
import io.github.cameltts.routes.SpeechDatabase;
import io.github.cameltts.routes.TtsHome;
import io.github.cameltts.routes.embedding.EmbeddingArchive.Cleared;
import io.github.cameltts.spi.ReferenceAudio;
import io.github.cameltts.spi.SpeakerEmbedding;
import io.github.cameltts.spi.SpeakerEmbeddings;
import io.github.cameltts.spi.SpeechCancelledException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.support.service.ServiceSupport;

/** The embeddings of a Camel context: in memory, else on disk, else computed and kept in both. Thread-safe. */
final class EmbeddingStore extends ServiceSupport implements SpeakerEmbeddings {

    private static final long MEMORY_BYTES = 32L << 20;
    private static final int THREADS = 4;

    /** Nobody removes what was used so recently, so the next note of a use can wait. */
    private static final Duration USE = Duration.ofHours(1);

    private record Use(String referenceSha256, String encoder) {}

    private final CamelContext context;
    private final SpeechDatabase database;
    private final EmbeddingArchive archive;
    private final Cache<Use, Boolean> noted =
            Caffeine.newBuilder().expireAfterWrite(USE).maximumSize(100_000).build();
    private ExecutorService executor;
    private MemoryEmbeddings memory;

    private EmbeddingStore(CamelContext context) {
        this.context = context;
        database = SpeechDatabase.of(context);
        archive = new EmbeddingArchive(
                new EmbeddingTable(database),
                new EmbeddingFiles(TtsHome.of(context).folder().resolve("embeddings")));
    }

    /** Touches neither disk nor database before the context starts. */
    static EmbeddingStore of(CamelContext context) {
        return ContextServices.only(context, EmbeddingStore.class, EmbeddingStore::new);
    }

    @Override
    protected void doStart() {
        database.start();
        executor = context.getExecutorServiceManager().newFixedThreadPool(this, "TtsEmbeddings", THREADS);
        memory = new MemoryEmbeddings(MEMORY_BYTES, executor);
    }

    @Override
    protected void doStop() {
        context.getExecutorServiceManager().shutdownGraceful(executor);
    }

    @Override
    public CompletableFuture<Found> find(
            ReferenceAudio audio, String encoder, Supplier<CompletableFuture<SpeakerEmbedding>> computation) {
        if (executor.isShutdown()) { // it would drop the work, and nobody would hear of it
            return CompletableFuture.failedFuture(new SpeechCancelledException("The application is stopping."));
        }
        return memory.load(audio, encoder, () -> load(audio, encoder, computation))
                .thenApply(found -> {
                    note(audio, encoder);
                    return found;
                });
    }

    private CompletableFuture<Found> load(
            ReferenceAudio audio, String encoder, Supplier<CompletableFuture<SpeakerEmbedding>> computation) {
        return archive.find(audio, encoder)
                .map(embedding -> CompletableFuture.completedFuture(new Found(embedding, Origin.STORE)))
                .orElseGet(() -> computation
                        .get()
                        .thenApplyAsync(
                                embedding -> {
                                    archive.keep(audio, encoder, embedding);
                                    return new Found(embedding, Origin.SYNTHESIZED);
                                },
                                executor));
    }

    private void note(ReferenceAudio audio, String encoder) {
        if (noted.asMap().putIfAbsent(new Use(audio.sha256(), encoder), true) == null && !executor.isShutdown()) {
            executor.execute(() -> archive.used(audio, encoder));
        }
    }

    /** What is kept on disk. */
    List<EmbeddingRow> rows() {
        return archive.rows();
    }

    /**
     * Removes embeddings from disk and from this process's memory; another process may go on with its own for a while,
     * which is no wrong voice, because the content decides.
     *
     * @param cutoff milliseconds since 1970; what was used then or later stays
     */
    Cleared clear(Predicate<EmbeddingRow> chosen, long cutoff) throws IOException {
        Set<String> references = archive.rows().stream()
                .filter(chosen)
                .map(EmbeddingRow::referenceSha256)
                .collect(Collectors.toSet());
        try {
            return archive.clear(chosen, cutoff);
        } finally {
            memory.forget(references::contains);
            noted.invalidateAll();
        }
    }
}
