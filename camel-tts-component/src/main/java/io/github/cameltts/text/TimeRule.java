package io.github.cameltts.text;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads times of day: {@code 3:30 pm} is "three thirty PM", {@code 9:05} is "nine oh five". */
final class TimeRule implements TextRule {

    private static final Pattern CLOCK = Pattern.compile(
            "(?<![\\d:.])([01]?\\d|2[0-3]):([0-5]\\d)(?::([0-5]\\d))?(?![\\d:])(?:\\s?([AaPp][Mm])\\b)?");
    private static final Pattern HOUR = Pattern.compile("(?<![\\d:.,])(1[0-2]|0?[1-9])\\s?([AaPp][Mm])\\b");

    private final EnglishNumbers numbers;

    TimeRule(EnglishNumbers numbers) {
        this.numbers = numbers;
    }

    @Override
    public String apply(String text) {
        return HOUR.matcher(CLOCK.matcher(text).replaceAll(this::clock))
                .replaceAll(m -> hour(m) + " " + m.group(2).toUpperCase(Locale.ROOT));
    }

    private String clock(MatchResult m) {
        String half = m.group(4) == null ? "" : " " + m.group(4).toUpperCase(Locale.ROOT);
        String seconds = m.group(3) == null ? "" : " and " + count(m.group(3), "second");
        return hour(m) + minutes(m, half.isEmpty()) + seconds + half;
    }

    private String hour(MatchResult m) {
        return numbers.cardinal(Long.parseLong(m.group(1)));
    }

    private String minutes(MatchResult m, boolean bare) {
        int minutes = Integer.parseInt(m.group(2));
        if (minutes > 0) {
            return (minutes < 10 ? " oh " : " ") + numbers.cardinal(minutes);
        }
        if (!bare || m.group(3) != null) {
            return "";
        }
        return Integer.parseInt(m.group(1)) <= 12 ? " o'clock" : " hundred";
    }

    private String count(String digits, String unit) {
        long value = Long.parseLong(digits);
        return numbers.cardinal(value) + " " + unit + (value == 1 ? "" : "s");
    }
}
