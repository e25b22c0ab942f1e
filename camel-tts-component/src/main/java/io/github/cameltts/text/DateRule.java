package io.github.cameltts.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads dates: {@code 2024-03-04}, {@code 3/4/2024} (month first, as in the United States), {@code March 4th, 2024}. */
final class DateRule implements TextRule {

    private static final String MONTH = "(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?"
            + "|Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)";
    private static final String DAY = "(0?[1-9]|[12]\\d|3[01])(?:st|nd|rd|th)?";
    private static final String YEAR = "([12]\\d{3})";
    private static final Pattern ISO = Pattern.compile("(?<![\\d/-])" + YEAR + "-(\\d{2})-(\\d{2})(?![\\d/-])");
    private static final Pattern NUMERIC =
            Pattern.compile("(?<![\\d/])(\\d{1,2})/(\\d{1,2})/(\\d{4}|\\d{2})(?![\\d/])");
    private static final Pattern MONTH_FIRST =
            Pattern.compile("\\b" + MONTH + "\\.? " + DAY + "\\b(?![:.,/]\\d)(?:,? " + YEAR + "\\b)?");
    private static final Pattern DAY_FIRST =
            Pattern.compile("\\b(?:[Tt]he )?" + DAY + " (?:of )?" + MONTH + "(?![a-z])(?:,? " + YEAR + "\\b)?");

    private final EnglishNumbers numbers;

    DateRule(EnglishNumbers numbers) {
        this.numbers = numbers;
    }

    @Override
    public String apply(String text) {
        String iso = ISO.matcher(text).replaceAll(m -> numeric(m, number(m, 2), number(m, 3), number(m, 1)));
        String slashes = NUMERIC.matcher(iso).replaceAll(this::monthOrDayFirst);
        String american = MONTH_FIRST
                .matcher(slashes)
                .replaceAll(m -> monthName(m.group(1)) + " " + numbers.ordinal(number(m, 2)) + optionalYear(m));
        return DAY_FIRST
                .matcher(american)
                .replaceAll(
                        m -> "the " + numbers.ordinal(number(m, 1)) + " of " + monthName(m.group(2)) + optionalYear(m));
    }

    private String monthOrDayFirst(MatchResult m) {
        int year = number(m, 3);
        int fullYear = m.group(3).length() == 4 ? year : year + (year < 70 ? 2000 : 1900);
        return number(m, 1) > 12
                ? numeric(m, number(m, 2), number(m, 1), fullYear)
                : numeric(m, number(m, 1), number(m, 2), fullYear);
    }

    private String numeric(MatchResult match, int month, int day, int year) {
        try {
            LocalDate date = LocalDate.of(year, month, day);
            String name = date.getMonth().getDisplayName(TextStyle.FULL, Locale.US);
            return name + " " + numbers.ordinal(day) + ", " + numbers.year(year);
        } catch (DateTimeException e) {
            return Matcher.quoteReplacement(match.group());
        }
    }

    private String optionalYear(MatchResult m) {
        return m.group(3) == null ? "" : ", " + numbers.year(number(m, 3));
    }

    private static String monthName(String written) {
        for (Month month : Month.values()) {
            String name = month.getDisplayName(TextStyle.FULL, Locale.US);
            if (name.regionMatches(0, written, 0, 3)) {
                return name;
            }
        }
        throw new IllegalArgumentException("Not a month: " + written);
    }

    private static int number(MatchResult m, int group) {
        return Integer.parseInt(m.group(group));
    }
}
