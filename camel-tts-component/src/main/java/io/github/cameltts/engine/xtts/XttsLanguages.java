package io.github.cameltts.engine.xtts;

import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.TextLimit;
import java.util.Locale;
import java.util.Map;

/** What the model speaks, and how much of it at once: its tokenizer's limits, beyond which speech is cut off. */
final class XttsLanguages {

    /** Spoken by every version of the model. */
    static final String[] COMMON = {
        "en", "es", "fr", "de", "it", "pt", "pl", "tr", "ru", "nl", "cs", "ar", "hu", "ko", "ja"
    };

    static final int MOST_CHARACTERS = 273;

    private static final int FEWEST_CHARACTERS = 71;

    private static final Map<String, Integer> CHARACTERS = Map.ofEntries(
            Map.entry("en", 250),
            Map.entry("de", 253),
            Map.entry("fr", MOST_CHARACTERS),
            Map.entry("es", 239),
            Map.entry("it", 213),
            Map.entry("pt", 203),
            Map.entry("pl", 224),
            Map.entry("zh", 82),
            Map.entry("ar", 166),
            Map.entry("cs", 186),
            Map.entry("ru", 182),
            Map.entry("nl", 251),
            Map.entry("tr", 226),
            Map.entry("ja", FEWEST_CHARACTERS),
            Map.entry("hu", 224),
            Map.entry("ko", 95));

    private XttsLanguages() {}

    static TextLimit limit(SpeechRequest request) {
        String language = Locale.forLanguageTag(code(request)).getLanguage();
        return TextLimit.characters(CHARACTERS.getOrDefault(language, FEWEST_CHARACTERS));
    }

    /** The language as servers write it, English where none is told. */
    static String code(SpeechRequest request) {
        return request.language().isEmpty() ? "en" : request.language().toLowerCase(Locale.ROOT);
    }
}
