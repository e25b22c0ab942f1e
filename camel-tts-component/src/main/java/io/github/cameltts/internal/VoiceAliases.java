package io.github.cameltts.internal;

import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.UnknownNameException;
import io.github.cameltts.spi.Voice;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertiesComponent;

/**
 * Voices by names of your own: {@code tts.voices.narrator=elevenlabs/abc?stability=0.4,openai/nova}.
 *
 * <p>Read once, so a request can only ask for what the configuration names. Immutable.
 */
public final class VoiceAliases {

    private static final String PREFIX = "tts.voices.";
    private static final String ENVIRONMENT_PREFIX = "TTS_VOICES_";

    /** Settings of the folder of reference audio, which share the prefix: no voice can have such a name. */
    private static final Set<String> SETTINGS = Set.of("dir", "maxbytes", "maxduration", "retention");

    private final SortedMap<String, VoiceAlias> aliases;

    private VoiceAliases(SortedMap<String, VoiceAlias> aliases) {
        this.aliases = aliases;
    }

    /**
     * Reads files, system properties and environment alike.
     *
     * @throws InvalidSpeechRequestException when a property is malformed or names an engine that does not exist
     */
    public static VoiceAliases of(CamelContext context, EngineRegistry engines) {
        PropertiesComponent properties = context.getPropertiesComponent();
        SortedMap<String, VoiceAlias> aliases = new TreeMap<>();
        names(properties).forEach(name -> properties
                .resolveProperty(PREFIX + name)
                .ifPresent(value -> aliases.put(name, new VoiceAlias(name, entries(PREFIX + name, value, engines)))));
        return new VoiceAliases(aliases);
    }

    private static Stream<String> names(PropertiesComponent properties) {
        Stream<String> named = Stream.of(properties.loadProperties(), System.getProperties())
                .flatMap(source -> source.stringPropertyNames().stream())
                .filter(key -> key.startsWith(PREFIX))
                .map(key -> key.substring(PREFIX.length()));
        Stream<String> environment = System.getenv().keySet().stream()
                .filter(key -> key.startsWith(ENVIRONMENT_PREFIX))
                .map(key -> key.substring(ENVIRONMENT_PREFIX.length()).toLowerCase(Locale.ROOT));
        return Stream.concat(named, environment)
                .distinct()
                .filter(name -> !SETTINGS.contains(name.replace("-", "").toLowerCase(Locale.ROOT)));
    }

    private static List<VoiceEntry> entries(String property, String value, EngineRegistry engines) {
        List<VoiceEntry> entries = Arrays.stream(value.split(",", -1))
                .map(entry -> VoiceEntryParser.parse(property, entry))
                .toList();
        for (VoiceEntry entry : entries) {
            requireKnown(entry, engines);
        }
        if (entries.stream().map(VoiceEntry::engine).distinct().count() < entries.size()) {
            throw new InvalidSpeechRequestException(
                    "The property " + property + " names an engine twice. Leave one of its entries.");
        }
        return entries;
    }

    private static void requireKnown(VoiceEntry entry, EngineRegistry engines) {
        try {
            engines.requireKnown(entry.engine());
        } catch (UnknownNameException e) {
            throw NearestNames.unknown("engine in " + entry.property(), entry.engine(), engines.names());
        }
    }

    Optional<VoiceAlias> find(String name) {
        return Optional.ofNullable(aliases.get(name));
    }

    /** Sorted. */
    Collection<String> names() {
        return aliases.keySet();
    }

    /** As voices of an engine: each name that has an entry for it. */
    List<Voice> voicesOf(String engine) {
        return aliases.values().stream()
                .flatMap(alias ->
                        alias.of(engine).stream().map(entry -> new Voice(alias.name(), alias.name(), entry.language())))
                .toList();
    }

    /** As voices where the engine is not said: all names. */
    List<Voice> voices() {
        return aliases.values().stream()
                .map(alias ->
                        new Voice(alias.name(), alias.name(), alias.preferred().language()))
                .toList();
    }
}
