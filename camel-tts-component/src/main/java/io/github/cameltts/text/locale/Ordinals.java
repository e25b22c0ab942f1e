package io.github.cameltts.text.locale;

import com.ibm.icu.util.ULocale;
import java.util.Map;
import java.util.Set;

/** Which form of an ordinal stands where in a language. Immutable. */
final class Ordinals {

    private static final Set<String> WITH_DOT = Set.of(
            "de", "lb", "da", "nb", "nn", "no", "is", "fo", "fi", "et", "lv", "cs", "sk", "pl", "hu", "hr", "sl", "sr",
            "bs", "tr", "eu");

    /** Languages that call only the first day of a month by an ordinal. */
    private static final Set<String> FIRST_DAY = Set.of("fr", "it", "ca");

    /** The forms of German after articles and prepositions; other languages have one form here. */
    private static final Map<String, String> AFTER_WORD = Map.ofEntries(
            Map.entry("der", ""),
            Map.entry("die", ""),
            Map.entry("das", ""),
            Map.entry("am", "n"),
            Map.entry("im", "n"),
            Map.entry("vom", "n"),
            Map.entry("zum", "n"),
            Map.entry("beim", "n"),
            Map.entry("den", "n"),
            Map.entry("dem", "n"),
            Map.entry("des", "n"),
            Map.entry("seit", "n"),
            Map.entry("ab", "n"),
            Map.entry("bis", "n"));

    private final String language;
    private final SpokenNumbers numbers;

    Ordinals(ULocale locale, SpokenNumbers numbers) {
        this.language = locale.getLanguage();
        this.numbers = numbers;
    }

    /** Whether the language writes ordinals with a dot, as in {@code 3.} */
    boolean withDot() {
        return WITH_DOT.contains(language);
    }

    /** Whether an ordinal, rather than the end of a sentence, is likely after a word. */
    boolean follow(String before) {
        return language.equals("de") && AFTER_WORD.containsKey(before);
    }

    /**
     * An ordinal after a word.
     *
     * @param before the word before it, empty at the beginning
     * @param otherwise the form when the word says nothing
     * @return empty when ICU does not know the language's ordinals
     */
    String after(String before, long value, String otherwise) {
        return numbers.ordinal(value, language.equals("de") ? AFTER_WORD.getOrDefault(before, otherwise) : "");
    }

    /** The day of a month. */
    String day(String before, int day) {
        String number = numbers.number(Integer.toString(day));
        if (withDot()) {
            String ordinal = after(before, day, "r");
            return ordinal.isEmpty() ? number : ordinal;
        }
        return day == 1 && FIRST_DAY.contains(language) ? numbers.ordinal(day, "masculine") : number;
    }
}
