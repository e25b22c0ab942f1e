package io.github.cameltts.routes.http.elevenlabs;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The fields of a request that only ElevenLabs itself obeys, and the options of the engine that stand for them. */
final class FieldOptions {

    static final Map<String, String> OF_SETTINGS = Map.of(
            "stability", "stability",
            "similarity_boost", "similarityBoost",
            "style", "style",
            "use_speaker_boost", "speakerBoost");

    static final Map<String, String> OF_REQUEST = Map.of(
            "previous_text", "previousText",
            "next_text", "nextText",
            "apply_text_normalization", "textNormalization");

    static final String DICTIONARIES = "pronunciation_dictionary_locators";

    /** Requests of ElevenLabs' own history mean nothing here. */
    static final List<String> UNHEARD = List.of("previous_request_ids", "next_request_ids");

    private FieldOptions() {}

    /**
     * As the engine's option wants them: ids with their versions, by commas.
     *
     * @return null where there are none
     */
    static String dictionaries(Object locators) {
        return locators instanceof List<?> list && !list.isEmpty()
                ? list.stream().map(locator -> dictionary((Map<?, ?>) locator)).collect(Collectors.joining(","))
                : null;
    }

    private static String dictionary(Map<?, ?> locator) {
        Object version = locator.get("version_id");
        return locator.get("pronunciation_dictionary_id") + (version == null ? "" : ":" + version);
    }
}
