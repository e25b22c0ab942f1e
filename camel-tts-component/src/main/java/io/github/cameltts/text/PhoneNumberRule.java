package io.github.cameltts.text;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads telephone numbers digit by digit, with a pause after each group. */
final class PhoneNumberRule implements TextRule {

    private static final Pattern PHONE = Pattern.compile("(?<![\\w.,/-])(?:"
            + "(?:\\+?1[-. ])?(?:\\(\\d{3}\\) ?|\\d{3}[-. ])\\d{3}[-. ]\\d{4}"
            + "|\\d{3}-\\d{4}"
            + "|\\+\\d{1,3}(?:[ -]\\d{2,5}){2,5}"
            + ")(?![\\w/-])");
    private static final Pattern GROUP = Pattern.compile("\\d+");

    private final EnglishNumbers numbers;

    PhoneNumberRule(EnglishNumbers numbers) {
        this.numbers = numbers;
    }

    @Override
    public String apply(String text) {
        return PHONE.matcher(text).replaceAll(this::speak);
    }

    private String speak(MatchResult match) {
        StringBuilder spoken = new StringBuilder(match.group().startsWith("+") ? "plus " : "");
        String separator = "";
        for (MatchResult group : GROUP.matcher(match.group()).results().toList()) {
            spoken.append(separator).append(numbers.digits(group.group()));
            separator = ", ";
        }
        return spoken.toString();
    }
}
