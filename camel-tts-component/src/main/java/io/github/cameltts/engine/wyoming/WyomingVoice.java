package io.github.cameltts.engine.wyoming;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameltts.spi.Voice;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A voice as the protocol names it.
 *
 * @param name of the voice, empty for the server's own choice
 * @param speaker within the voice, empty for its only one
 * @param title what a person reads
 * @param language BCP 47, empty when unknown
 */
record WyomingVoice(String name, String speaker, String title, String language) {

    /** What the server speaks with when no voice is named. */
    static final WyomingVoice DEFAULT = new WyomingVoice("", "", "The server's own choice", "");

    private static final String DEFAULT_ID = "default";
    private static final char BEFORE_SPEAKER = '#';

    /** What a request names: {@code name}, or {@code name#speaker}. */
    String id() {
        if (name.isEmpty()) {
            return DEFAULT_ID;
        }
        return speaker.isEmpty() ? name : name + BEFORE_SPEAKER + speaker;
    }

    /** Whether the voice and somebody who asks for a language share at least the first part of its tag. */
    boolean speaks(String wanted) {
        return !language.isEmpty()
                && Locale.forLanguageTag(language)
                        .getLanguage()
                        .equals(Locale.forLanguageTag(wanted).getLanguage());
    }

    Voice toVoice() {
        return new Voice(id(), title, language);
    }

    /** What a question says about the voice; a language only where no voice is named. */
    ObjectNode toJson(String wantedLanguage) {
        ObjectNode json = WyomingEvent.JSON.createObjectNode();
        if (!name.isEmpty()) {
            json.put("name", name);
        } else if (!wantedLanguage.isEmpty()) {
            json.put("language", wantedLanguage);
        }
        return speaker.isEmpty() ? json : json.put("speaker", speaker);
    }

    /** Reads an id that no server explained. */
    static WyomingVoice parse(String id) {
        if (id.isEmpty() || id.equals(DEFAULT_ID)) {
            return DEFAULT;
        }
        int hash = id.lastIndexOf(BEFORE_SPEAKER);
        return hash > 0
                ? new WyomingVoice(id.substring(0, hash), id.substring(hash + 1), id, "")
                : new WyomingVoice(id, "", id, "");
    }

    /**
     * Reads the answer to {@code describe}.
     *
     * @return first the server's own choice, then all voices that are installed; each speaker counts as a voice
     */
    static List<WyomingVoice> listed(ObjectNode info) {
        Map<String, WyomingVoice> voices = new LinkedHashMap<>();
        voices.put(DEFAULT_ID, DEFAULT);
        for (JsonNode program : info.path("tts")) {
            for (JsonNode voice : program.path("voices")) {
                if (isInstalled(program) && isInstalled(voice)) {
                    listed(voice).forEach(one -> voices.putIfAbsent(one.id(), one));
                }
            }
        }
        return List.copyOf(voices.values());
    }

    private static List<WyomingVoice> listed(JsonNode voice) {
        String name = voice.path("name").asText("");
        if (name.isBlank()) {
            return List.of();
        }
        String description = voice.path("description").asText("");
        String title = description.isBlank() ? name : description;
        String language = tag(voice.path("languages").path(0).asText(""));
        List<WyomingVoice> speakers = new ArrayList<>();
        for (JsonNode speaker : voice.path("speakers")) {
            String speakerName = speaker.path("name").asText("");
            if (!speakerName.isBlank()) {
                speakers.add(new WyomingVoice(name, speakerName, title + ", " + speakerName, language));
            }
        }
        return speakers.isEmpty() ? List.of(new WyomingVoice(name, "", title, language)) : speakers;
    }

    private static boolean isInstalled(JsonNode thing) {
        return thing.path("installed").asBoolean(true);
    }

    /** Servers write {@code en_US} as often as {@code en-US}. */
    private static String tag(String language) {
        String tag = Locale.forLanguageTag(language.replace('_', '-')).toLanguageTag();
        return tag.equals("und") ? "" : tag;
    }
}
