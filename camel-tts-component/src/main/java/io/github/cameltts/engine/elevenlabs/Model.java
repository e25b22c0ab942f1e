package io.github.cameltts.engine.elevenlabs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A model and how much text one call of it takes.
 *
 * @param id as ElevenLabs names it
 * @param mostCharacters Unicode code points
 */
record Model(String id, int mostCharacters) {

    static final String MULTILINGUAL = "eleven_multilingual_v2";

    /** The most that any documented model takes. */
    static final int MOST_OF_ALL = 40_000;

    private static final Map<String, Integer> DOCUMENTED = Map.of(
            MULTILINGUAL,
            10_000,
            "eleven_v3",
            5_000,
            "eleven_flash_v2_5",
            MOST_OF_ALL,
            "eleven_turbo_v2_5",
            MOST_OF_ALL,
            "eleven_flash_v2",
            30_000,
            "eleven_turbo_v2",
            30_000);
    private static final Set<String> ENGLISH_ONLY = Set.of("eleven_flash_v2", "eleven_turbo_v2");
    private static final Set<String> HALF_PRICE =
            Set.of("eleven_flash_v2", "eleven_turbo_v2", "eleven_flash_v2_5", "eleven_turbo_v2_5");

    /** As documented; a model that is not known here has the service's own check. */
    static Model documented(String id) {
        return new Model(id, DOCUMENTED.getOrDefault(id, MOST_OF_ALL));
    }

    /** As the service lists it, empty when that says no limit. */
    static Optional<Model> listed(JsonNode model) {
        int most = model.path("maximum_text_length_per_request").asInt();
        return most > 0 ? Optional.of(new Model(model.path("model_id").asText(), most)) : Optional.empty();
    }

    /** Whether it may be told the language; if not, it hears it from the text. */
    static boolean takesLanguage(String id) {
        return !id.equals(MULTILINGUAL);
    }

    static boolean speaksOnlyEnglish(String id) {
        return ENGLISH_ONLY.contains(id);
    }

    /** Credits for a text: one for a character, one for two with the fast models. */
    static long credits(String id, long characters) {
        return HALF_PRICE.contains(id) ? (characters + 1) / 2 : characters;
    }
}
