package io.github.cameltts.text;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads every number that is left: ordinals, fractions, versions, decimals, integers. */
final class NumberRule implements TextRule {

    private static final Pattern NUMBER_SIGN = Pattern.compile("#(?=\\d)");
    private static final Pattern ORDINAL =
            Pattern.compile("(?<![\\d.,])(\\d{1,3}(?:,\\d{3})++|\\d{1,15})(?:st|nd|rd|th)\\b");
    private static final Pattern FRACTION =
            Pattern.compile("(?<![\\d./,])(?:(\\d{1,3}) )?(\\d{1,2})/(\\d{1,3})(?![\\d/])");
    private static final Pattern VERSION = Pattern.compile("\\d+(?:\\.\\d+){2,}+");
    private static final Pattern NUMBER = Pattern.compile(EnglishNumbers.MINUS + EnglishNumbers.PATTERN);
    private static final Pattern LEADING_POINT = Pattern.compile("(?<![\\w.])\\.(?=\\d)");
    private static final Pattern LETTER_NEXT_TO_DIGIT = Pattern.compile("(?<=\\d)(?=[A-Za-z])|(?<=[A-Za-z])(?=\\d)");

    private final EnglishNumbers numbers;

    NumberRule(EnglishNumbers numbers) {
        this.numbers = numbers;
    }

    @Override
    public String apply(String text) {
        String ordinals = ORDINAL.matcher(NUMBER_SIGN.matcher(text).replaceAll("number "))
                .replaceAll(m -> numbers.ordinal(Long.parseLong(m.group(1).replace(",", ""))));
        String fractions = FRACTION.matcher(ordinals).replaceAll(this::fraction);
        String spaced = LETTER_NEXT_TO_DIGIT.matcher(fractions).replaceAll(" ");
        String versions = VERSION.matcher(spaced).replaceAll(this::version);
        String points = LEADING_POINT.matcher(versions).replaceAll("0.");
        return NUMBER.matcher(points).replaceAll(m -> numbers.number(m.group()));
    }

    private String fraction(MatchResult match) {
        long upper = Long.parseLong(match.group(2));
        long lower = Long.parseLong(match.group(3));
        String whole = match.group(1) == null ? "" : numbers.cardinal(Long.parseLong(match.group(1))) + " and ";
        if (upper == 0 || upper >= lower) {
            return (match.group(1) == null ? "" : match.group(1) + " ") + upper + " " + lower;
        }
        return whole + numbers.cardinal(upper) + " " + denominator(lower, upper > 1);
    }

    private String denominator(long lower, boolean several) {
        if (lower == 2) {
            return several ? "halves" : "half";
        }
        return (lower == 4 ? "quarter" : numbers.ordinal(lower)) + (several ? "s" : "");
    }

    private String version(MatchResult match) {
        StringBuilder spoken = new StringBuilder();
        for (String part : match.group().split("\\.")) {
            spoken.append(spoken.isEmpty() ? "" : " point ").append(numbers.number(part));
        }
        return spoken.toString();
    }
}
