package io.github.cameltts.text.locale;

import io.github.cameltts.text.TextRule;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a dash between two numbers: {@code 10–15} is "10 bis 15" in German. */
final class LocaleRangeRule implements TextRule {

    private static final Pattern RANGE = Pattern.compile("(?<=(?<![\\d-])\\d{1,9})[–-](?=\\d+(?![\\d-]))");

    private final String to;

    LocaleRangeRule(LanguageWords words) {
        to = Matcher.quoteReplacement(
                words.of("–").map(word -> " " + word + " ").orElse(" "));
    }

    @Override
    public String apply(String text) {
        return RANGE.matcher(text).replaceAll(to);
    }
}
