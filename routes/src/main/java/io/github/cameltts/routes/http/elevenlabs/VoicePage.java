package io.github.cameltts.routes.http.elevenlabs;

import io.github.cameltts.routes.http.HttpFailure;
import io.github.cameltts.spi.Voice;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A part of the voices that a search finds.
 *
 * @param voices of this page
 * @param total how many all pages have
 * @param next asks for the page behind, empty for the last one
 */
record VoicePage(List<Voice> voices, int total, Optional<String> next) {

    private static final int USUAL_SIZE = 10;

    /**
     * @param query {@code search}, {@code page_size} and {@code next_page_token}, each as it was asked for, or missing
     * @throws HttpFailure 400 when the token is none of ours
     */
    static VoicePage of(List<Voice> all, Map<?, ?> query) {
        List<Voice> found = all.stream()
                .filter(voice -> matches(voice, query.get("search")))
                .toList();
        int from = Math.min(found.size(), number(query, "next_page_token", 0));
        int to = Math.min(found.size(), from + number(query, "page_size", USUAL_SIZE));
        return new VoicePage(
                found.subList(from, to),
                found.size(),
                to < found.size() ? Optional.of(String.valueOf(to)) : Optional.empty());
    }

    private static boolean matches(Voice voice, Object search) {
        String words = search == null ? "" : search.toString().strip().toLowerCase(Locale.ROOT);
        return String.join(
                        "\n",
                        voice.id(),
                        voice.name(),
                        voice.language(),
                        voice.gender().orElse(""))
                .toLowerCase(Locale.ROOT)
                .contains(words);
    }

    private static int number(Map<?, ?> query, String name, int otherwise) {
        Object value = query.get(name);
        if (value == null) {
            return otherwise;
        }
        try {
            return Integer.parseInt(value.toString());
        } catch (NumberFormatException e) {
            throw HttpFailure.ofField(400, name, "'" + name + "' is none that an answer of this path has given.");
        }
    }
}
