package io.github.cameltts.routes.embedding;

import io.github.cameltts.spi.ReferenceAudio;
import io.github.cameltts.spi.SpeakerEmbedding;
import io.github.cameltts.spi.SpeakerEmbeddings;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;

/**
 * The memory of speakers that {@code tts:} is given: all instances in a Camel context share one, in memory, in files below
 * {@code tts.home/embeddings} and in the table {@code tts_voice_embedding}. Thread-safe.
 */
public class Embeddings implements CamelContextAware, SpeakerEmbeddings {

    private CamelContext camelContext;
    private EmbeddingStore store;

    @Override
    public CompletableFuture<Found> find(
            ReferenceAudio audio, String encoder, Supplier<CompletableFuture<SpeakerEmbedding>> computation) {
        return store.find(audio, encoder, computation);
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
        this.store = EmbeddingStore.of(camelContext);
    }
}
