package io.github.cameltts.engine.system;

import io.github.cameltts.spi.Voice;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/** Makes what programs print about their voices uniform. */
final class VoiceList {

    private VoiceList() {}

    /** {@code en_us} and {@code en-us} become {@code en-US}; what is no language becomes empty. */
    static String language(String tag) {
        String language = Locale.forLanguageTag(tag.replace('_', '-')).toLanguageTag();
        return language.equals("und") ? "" : language;
    }

    /** The first voice of each id, and in front of them the first one that is preferred. */
    static List<Voice> of(Collection<Voice> voices, Predicate<Voice> preferred) {
        Map<String, Voice> unique = new LinkedHashMap<>();
        voices.stream().filter(preferred).findFirst().ifPresent(voice -> unique.put(voice.id(), voice));
        voices.forEach(voice -> unique.putIfAbsent(voice.id(), voice));
        return List.copyOf(unique.values());
    }
}
