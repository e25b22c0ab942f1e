package io.github.cameltts.text.locale;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.DateTimePatternGenerator;
import com.ibm.icu.text.SimpleDateFormat;
import com.ibm.icu.util.Calendar;
import com.ibm.icu.util.GregorianCalendar;
import com.ibm.icu.util.TimeZone;
import com.ibm.icu.util.ULocale;
import io.github.cameltts.text.TextRule;
import java.text.AttributedCharacterIterator;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads dates in digits: {@code 2024-03-05}, and in the language's own order {@code 5.3.2024}, {@code 5/3/2024}. */
final class LocaleDateRule implements TextRule {

    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<![\\d./-])(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?![\\d/-])");
    private static final Pattern YEAR_LAST =
            Pattern.compile("(?<![\\d./-])(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})(?![\\d/-])");
    private static final long MILLIS_A_DAY = 86_400_000;

    private final ULocale locale;
    private final SpokenNumbers numbers;
    private final Ordinals ordinals;
    private final String pattern;
    private final boolean monthFirst;

    LocaleDateRule(ULocale language, SpokenNumbers numbers) {
        this.numbers = numbers;
        locale = language.setKeywordValue("numbers", "latn").setKeywordValue("calendar", "gregorian");
        ordinals = new Ordinals(language, numbers);
        DateTimePatternGenerator patterns = DateTimePatternGenerator.getInstance(locale);
        pattern = patterns.getBestPattern("yMMMMd");
        String digits = patterns.getBestPattern("yMd");
        monthFirst = digits.indexOf('M') < digits.indexOf('d');
    }

    @Override
    public String apply(String text) {
        String yearFirst =
                YEAR_FIRST.matcher(text).replaceAll(m -> speak(text, m, number(m, 1), number(m, 3), number(m, 4)));
        return YEAR_LAST
                .matcher(yearFirst)
                .replaceAll(m -> monthFirst && !pattern.startsWith("y")
                        ? speak(yearFirst, m, number(m, 4), number(m, 1), number(m, 3))
                        : speak(yearFirst, m, number(m, 4), number(m, 3), number(m, 1)));
    }

    private String speak(String text, MatchResult match, int year, int month, int day) {
        LocalDate date;
        try {
            date = LocalDate.of(year, month, day);
        } catch (DateTimeException e) {
            return Matcher.quoteReplacement(match.group());
        }
        return Matcher.quoteReplacement(words(date, WordBefore.at(text, match.start())));
    }

    private String words(LocalDate date, String before) {
        Calendar utc = new GregorianCalendar(TimeZone.GMT_ZONE, locale);
        SimpleDateFormat format = new SimpleDateFormat(pattern, locale);
        utc.setTimeInMillis(date.toEpochDay() * MILLIS_A_DAY);
        format.setCalendar(utc);
        AttributedCharacterIterator fields = format.formatToCharacterIterator(utc);
        StringBuilder spoken = new StringBuilder();
        boolean afterDay = false;
        while (fields.current() != AttributedCharacterIterator.DONE) {
            String field = field(fields);
            if (fields.getAttribute(DateFormat.Field.YEAR) != null) {
                spoken.append(numbers.year(date.getYear()));
            } else if (fields.getAttribute(DateFormat.Field.DAY_OF_MONTH) != null) {
                spoken.append(ordinals.day(before, date.getDayOfMonth()));
            } else {
                spoken.append(afterDay && field.startsWith(".") ? field.substring(1) : field);
            }
            afterDay = fields.getAttribute(DateFormat.Field.DAY_OF_MONTH) != null;
            fields.setIndex(fields.getRunLimit());
        }
        return spoken.toString();
    }

    private static String field(AttributedCharacterIterator fields) {
        StringBuilder text = new StringBuilder();
        int start = fields.getIndex();
        for (int i = start; i < fields.getRunLimit(); i++) {
            text.append(fields.setIndex(i));
        }
        fields.setIndex(start);
        return text.toString();
    }

    private static int number(MatchResult m, int group) {
        return Integer.parseInt(m.group(group));
    }
}
