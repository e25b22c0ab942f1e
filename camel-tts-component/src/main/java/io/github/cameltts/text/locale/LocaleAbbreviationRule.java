package io.github.cameltts.text.locale;

import com.ibm.icu.util.ULocale;
import io.github.cameltts.text.TextRule;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes out the abbreviations of a language, as far as {@link LanguageWords} knows them. */
public final class LocaleAbbreviationRule implements TextRule {

    private final Map<Pattern, String> replacements = new LinkedHashMap<>();

    public LocaleAbbreviationRule(ULocale locale) {
        this(new LanguageWords(locale));
    }

    LocaleAbbreviationRule(LanguageWords words) {
        words.all().forEach((written, spoken) -> {
            if (Character.isLetter(written.charAt(0))) {
                add(written, spoken);
            }
        });
    }

    /** What is spoken with a dot may end a sentence; the dot of the others does only at the end of the text. */
    private void add(String written, String spoken) {
        if (!written.endsWith(".")) {
            rule(letters(written) + "(?![\\p{L}\\p{M}'])", spoken);
            return;
        }
        String letters = letters(written.substring(0, written.length() - 1));
        if (spoken.endsWith(".")) {
            rule(letters + "\\.(?=\\s+\\p{Lu})", spoken);
        }
        String words = spoken.endsWith(".") ? spoken.substring(0, spoken.length() - 1) : spoken;
        rule(letters + "(?:\\.(?!\\s*$)|(?=\\.\\s*$))", words);
    }

    /** The first letter may be a capital, and the spaces of {@code z. B.} may be missing. */
    private static String letters(String written) {
        String first = written.substring(0, 1);
        return "[" + first + first.toUpperCase(Locale.ROOT) + "]"
                + Arrays.stream(written.substring(1).split(" ", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining("\\s*"));
    }

    private void rule(String regex, String spoken) {
        replacements.put(Pattern.compile("(?<![\\p{L}\\p{M}.])" + regex), Matcher.quoteReplacement(spoken));
    }

    @Override
    public String apply(String text) {
        String result = text;
        for (Map.Entry<Pattern, String> entry : replacements.entrySet()) {
            result = entry.getKey().matcher(result).replaceAll(entry.getValue());
        }
        return result;
    }
}
