package io.github.cameltts.text;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a hyphen between two numbers as "to": {@code 10-15}, {@code 1990-1995}, {@code 3-2}. */
final class RangeRule implements TextRule {

    private static final Pattern RANGE =
            Pattern.compile("(?<![\\w.,-])([$€£]?\\d+(?:[.,]\\d+)*+)-(?=[$€£]?\\d+(?![\\d-]))");

    @Override
    public String apply(String text) {
        return RANGE.matcher(text).replaceAll(m -> Matcher.quoteReplacement(m.group(1)) + " to ");
    }
}
