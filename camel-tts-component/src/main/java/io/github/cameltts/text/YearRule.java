package io.github.cameltts.text;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads four digits as a year where the words around them say so, and decades such as {@code the 1990s}. */
final class YearRule implements TextRule {

    private static final String YEAR = "(1[1-9]\\d{2}|20\\d{2})";
    private static final Pattern DECADE = Pattern.compile("(?<![\\d.,])(1[1-9]|20)?'?([1-9]0)'?s\\b");
    private static final Pattern AFTER_WORD =
            Pattern.compile("(?i)\\b((?:in|since|until|till|by|before|after|during|from|year|to|and|of"
                    + "|circa|spring|summer|autumn|fall|winter|copyright|January|February|March|April|May|June|July|August|September"
                    + "|October|November|December),? )" + YEAR + "(?![\\d:%]|[.,]\\d| [a-z]+s\\b)");
    private static final Pattern IN_BRACKETS = Pattern.compile("(?<=\\()" + YEAR + "(?=\\))");

    private final EnglishNumbers numbers;

    YearRule(EnglishNumbers numbers) {
        this.numbers = numbers;
    }

    @Override
    public String apply(String text) {
        String decades = DECADE.matcher(text).replaceAll(this::decade);
        String years =
                AFTER_WORD.matcher(decades).replaceAll(m -> m.group(1) + numbers.year(Integer.parseInt(m.group(2))));
        return IN_BRACKETS.matcher(years).replaceAll(m -> numbers.year(Integer.parseInt(m.group(1))));
    }

    private String decade(MatchResult match) {
        String tens = numbers.cardinal(Long.parseLong(match.group(2)));
        String plural = tens.substring(0, tens.length() - 1) + (tens.equals("ten") ? "ns" : "ies");
        return match.group(1) == null ? plural : numbers.cardinal(Long.parseLong(match.group(1))) + " " + plural;
    }
}
