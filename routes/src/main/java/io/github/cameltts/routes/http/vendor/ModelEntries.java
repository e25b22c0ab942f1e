package io.github.cameltts.routes.http.vendor;

import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;

/** Models by configuration: {@code tts.openai-api.models.tts-1-hd=elevenlabs/eleven_multilingual_v2}. Immutable. */
final class ModelEntries {

    private final SortedMap<String, ModelEntry> entries;

    private ModelEntries(SortedMap<String, ModelEntry> entries) {
        this.entries = entries;
    }

    /**
     * Reads files and system properties, once.
     *
     * @param prefix of the properties, such as {@code tts.openai-api.models.}
     * @throws IllegalArgumentException when a property is malformed
     */
    static ModelEntries of(CamelContext context, String prefix) {
        SortedMap<String, ModelEntry> entries = new TreeMap<>();
        Stream.of(context.getPropertiesComponent().loadProperties(), System.getProperties())
                .flatMap(source -> source.stringPropertyNames().stream())
                .filter(key -> key.startsWith(prefix))
                .distinct()
                .forEach(key -> context.getPropertiesComponent()
                        .resolveProperty(key)
                        .ifPresent(value -> entries.put(key.substring(prefix.length()), ModelEntry.parse(key, value))));
        return new ModelEntries(entries);
    }

    Optional<ModelEntry> find(String model) {
        return Optional.ofNullable(entries.get(model));
    }

    /** Sorted. */
    Set<String> names() {
        return entries.keySet();
    }

    Stream<String> engines() {
        return entries.values().stream().map(ModelEntry::engine).distinct();
    }
}
