package io.github.cameltts.routes.embedding;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.DurationSetting;
import io.github.cameltts.routes.embedding.EmbeddingArchive.Cleared;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;

/**
 * Removes embeddings, never reference audio. The body becomes a map: {@code cleared} says how many, {@code bytes} how large
 * their files were.
 */
public class EmbeddingClear implements CamelContextAware {

    private CamelContext camelContext;
    private VoiceLibrary library;
    private EmbeddingStore store;
    private Optional<Duration> unusedFor = Optional.empty();

    /** Those of the voice that the header names: of its present content, and of what had its name before. */
    public void voice(Exchange exchange) throws IOException {
        String name = exchange.getMessage()
                .getHeader(TtsConstants.SPEAKER_REFERENCE, "", String.class)
                .strip();
        if (name.isEmpty()) {
            throw new InvalidSpeechRequestException("No voice is named. Set the header "
                    + TtsConstants.SPEAKER_REFERENCE + ", or clear all by which=all.");
        }
        Optional<String> present = digest(name);
        answer(
                exchange,
                store.clear(
                        row -> row.path().equals(name) || present.equals(Optional.of(row.referenceSha256())),
                        Long.MAX_VALUE));
    }

    public void all(Exchange exchange) throws IOException {
        answer(exchange, store.clear(row -> true, Long.MAX_VALUE));
    }

    /** Those that nobody has used for some time. */
    public void unused(Exchange exchange) throws IOException {
        Duration age = unusedFor.orElseThrow(() -> new IllegalArgumentException(
                "which=unused needs unusedFor, such as 90d: how long an embedding may go unused."));
        long cutoff = System.currentTimeMillis() - age.toMillis();
        answer(exchange, store.clear(row -> row.lastUsedAt() < cutoff, cutoff));
    }

    private Optional<String> digest(String name) {
        try {
            return Optional.of(library.find(name).sha256());
        } catch (InvalidSpeechRequestException e) {
            return Optional.empty(); // its file is gone, or is no voice any more; its embeddings can go all the same
        }
    }

    private static void answer(Exchange exchange, Cleared cleared) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("cleared", cleared.embeddings());
        answer.put("bytes", cleared.bytes());
        exchange.getMessage().setBody(answer);
    }

    /** How long an embedding may go unused, such as {@code 90d}; empty where that is not asked for. */
    public void setUnusedFor(String unusedFor) {
        this.unusedFor = unusedFor.isBlank()
                ? Optional.empty()
                : Optional.of(DurationSetting.readPositive("unusedFor", unusedFor.strip()));
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
        this.library = VoiceLibrary.of(camelContext);
        this.store = EmbeddingStore.of(camelContext);
    }
}
