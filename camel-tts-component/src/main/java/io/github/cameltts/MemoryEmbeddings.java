package io.github.cameltts;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.cameltts.spi.ReferenceAudio;
import io.github.cameltts.spi.SpeakerEmbedding;
import io.github.cameltts.spi.SpeakerEmbeddings;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** Embeddings in memory, bounded by their size; those that are used least leave first. Thread-safe. */
public final class MemoryEmbeddings implements SpeakerEmbeddings {

    private record Key(String referenceSha256, String encoder) {}

    private final Cache<Key, SpeakerEmbedding> known;
    private final Map<Key, CompletableFuture<Found>> flights = new ConcurrentHashMap<>();
    private final Executor executor;

    /**
     * @param maxBytes most bytes of all values together
     * @param executor where computations begin
     */
    public MemoryEmbeddings(long maxBytes, Executor executor) {
        this.executor = executor;
        known = Caffeine.newBuilder()
                .maximumWeight(maxBytes)
                .weigher((Key key, SpeakerEmbedding embedding) -> (int) Math.min(Integer.MAX_VALUE, embedding.bytes()))
                .build();
    }

    @Override
    public CompletableFuture<Found> find(
            ReferenceAudio audio, String encoder, Supplier<CompletableFuture<SpeakerEmbedding>> computation) {
        return load(audio, encoder, () -> NONE.find(audio, encoder, computation));
    }

    /** As {@link #find}, from a source that may know embeddings itself, and says where they came from. */
    public CompletableFuture<Found> load(
            ReferenceAudio audio, String encoder, Supplier<CompletableFuture<Found>> source) {
        Key key = new Key(audio.sha256(), encoder);
        SpeakerEmbedding remembered = known.getIfPresent(key);
        if (remembered != null) {
            return CompletableFuture.completedFuture(new Found(remembered, Origin.MEMORY));
        }
        CompletableFuture<Found> own = new CompletableFuture<>();
        CompletableFuture<Found> other = flights.putIfAbsent(key, own);
        if (other != null) {
            return other.thenApply(found -> new Found(found.embedding(), Origin.JOINED));
        }
        start(key, own, source);
        return own.copy();
    }

    /** A flight is over before anybody hears of it, so that who tries again after a failure does not hear of it twice. */
    private void start(Key key, CompletableFuture<Found> flight, Supplier<CompletableFuture<Found>> source) {
        begun(key, source).whenComplete((found, failure) -> {
            if (failure == null) {
                known.put(key, found.embedding());
                flights.remove(key, flight);
                flight.complete(found);
            } else {
                flights.remove(key, flight);
                flight.completeExceptionally(cause(failure));
            }
        });
    }

    private CompletableFuture<Found> begun(Key key, Supplier<CompletableFuture<Found>> source) {
        SpeakerEmbedding meanwhile = known.getIfPresent(key); // by a flight that was over just before this one began
        if (meanwhile != null) {
            return CompletableFuture.completedFuture(new Found(meanwhile, Origin.MEMORY));
        }
        try {
            return CompletableFuture.supplyAsync(source, executor).thenCompose(Function.identity());
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static Throwable cause(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** Forgets what is known of some references, by their digests; who computes goes on. */
    public void forget(Predicate<String> referenceSha256) {
        known.asMap().keySet().removeIf(key -> referenceSha256.test(key.referenceSha256()));
    }
}
