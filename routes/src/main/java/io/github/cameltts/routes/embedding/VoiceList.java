package io.github.cameltts.routes.embedding;

import io.github.cameltts.audio.SpeakerFolder.Sample;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.ReferenceAudio;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Makes the body the list of voices, sorted by name, each a map with {@code name}, {@code active}, {@code file_size}, {@code
 * embedding_cached} and {@code cache_hash} (the digest under which it is cached, else null); {@code encoders} that cached
 * it; {@code format}, {@code duration_ms}, {@code modified_at} and {@code hash} of a voice that may be spoken with, and
 * {@code problem} for one that breaks a rule.
 */
public class VoiceList implements CamelContextAware, Processor {

    private CamelContext camelContext;
    private VoiceLibrary library;
    private EmbeddingStore store;

    @Override
    public void process(Exchange exchange) throws IOException {
        Map<String, List<String>> encoders = store.rows().stream()
                .collect(Collectors.groupingBy(
                        EmbeddingRow::referenceSha256, Collectors.mapping(EmbeddingRow::encoder, Collectors.toList())));
        Optional<String> active = library.active();
        List<Map<String, Object>> voices = new ArrayList<>();
        for (String name : library.names()) {
            Map<String, Object> voice = new LinkedHashMap<>();
            voice.put("name", name);
            voice.put("active", active.equals(Optional.of(name)));
            describe(name, encoders, voice);
            voices.add(voice);
        }
        exchange.getMessage().setBody(voices);
    }

    private void describe(String name, Map<String, List<String>> encoders, Map<String, Object> voice)
            throws IOException {
        try {
            Sample sample = library.sample(name);
            ReferenceAudio audio = sample.reference().audio();
            List<String> cached = encoders.getOrDefault(audio.sha256(), List.of());
            voice.put("file_size", audio.bytes());
            voice.put("embedding_cached", !cached.isEmpty());
            voice.put("cache_hash", cached.isEmpty() ? null : audio.sha256());
            voice.put("encoders", cached);
            voice.put("format", sample.info().format().id());
            voice.put(
                    "duration_ms",
                    sample.info().duration().orElse(Duration.ZERO).toMillis());
            voice.put("modified_at", audio.modifiedAt().toString());
            voice.put("hash", audio.sha256());
        } catch (InvalidSpeechRequestException e) {
            voice.put("file_size", Files.size(library.file(name)));
            voice.put("embedding_cached", false);
            voice.put("cache_hash", null);
            voice.put("encoders", List.of());
            voice.put("problem", e.getMessage());
        }
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
