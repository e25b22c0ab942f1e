package io.github.cameltts.text.locale;

import io.github.cameltts.text.TextRule;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spells out every number that is left. */
final class LocaleNumberRule implements TextRule {

    private static final Pattern NEXT_TO_LETTER =
            Pattern.compile("(?<=\\d)(?=[\\p{L}&&[^\\p{Lo}]])|(?<=[\\p{L}&&[^\\p{Lo}]])(?=\\d)");

    private static final Pattern HYPHEN = Pattern.compile("(?<=\\d)-(?=\\d)");

    private final SpokenNumbers numbers;
    private final Pattern pattern;
    private final Pattern digits = Pattern.compile("\\d+");

    LocaleNumberRule(SpokenNumbers numbers) {
        this.numbers = numbers;
        pattern = Pattern.compile(numbers.pattern());
    }

    @Override
    public String apply(String text) {
        String spaced =
                NEXT_TO_LETTER.matcher(HYPHEN.matcher(text).replaceAll(" ")).replaceAll(" ");
        String spelled = pattern.matcher(spaced).replaceAll(m -> Matcher.quoteReplacement(numbers.number(m.group())));
        return digits.matcher(spelled).replaceAll(m -> Matcher.quoteReplacement(numbers.number(m.group())));
    }
}
