package io.github.cameltts.spi;

import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Finds the embeddings of speakers, each computed once. Implementations are thread-safe. */
public interface SpeakerEmbeddings {

    /** Keeps nothing: each question is a computation. */
    SpeakerEmbeddings NONE = (audio, encoder, computation) ->
            computation.get().thenApply(embedding -> new Found(embedding, Origin.SYNTHESIZED));

    /** Where an embedding came from. */
    enum Origin {
        MEMORY,
        STORE,
        SYNTHESIZED,
        /** Somebody else was computing it at that moment. */
        JOINED;

        /** The name in the header {@code CamelTtsCache}. */
        public String id() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** An embedding and where it came from. */
    record Found(SpeakerEmbedding embedding, Origin origin) {}

    /**
     * Finds an embedding, or computes it, once for all who ask for it at the same time.
     *
     * @param audio the reference; its digest decides, its name is for people
     * @param encoder see {@link VoiceEncoder#encoderId()}
     * @param computation called where the embedding is not known, perhaps on a thread that may block
     * @return completes with the embedding, or exceptionally with what the computation failed with; a failure is not
     *     remembered. Cancelling it leaves the computation to others
     */
    CompletableFuture<Found> find(
            ReferenceAudio audio, String encoder, Supplier<CompletableFuture<SpeakerEmbedding>> computation);
}
