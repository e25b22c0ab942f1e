package io.github.cameltts.text.locale;

import com.ibm.icu.util.MeasureUnit;
import com.ibm.icu.util.ULocale;
import io.github.cameltts.text.TextRule;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads times of day: {@code 14:30} is "vierzehn Uhr dreißig", "quatorze heures trente", "catorce treinta". */
final class LocaleTimeRule implements TextRule {

    /** Languages that name the hours. */
    private static final Set<String> HOURS = Set.of("fr", "pt");

    private final SpokenNumbers numbers;
    private final Measures measures;
    private final Optional<String> clock;
    private final boolean hours;
    private final Pattern pattern;

    LocaleTimeRule(ULocale locale, SpokenNumbers numbers, Measures measures, LanguageWords words) {
        this.numbers = numbers;
        this.measures = measures;
        clock = words.of(":");
        hours = HOURS.contains(locale.getLanguage());
        pattern = Pattern.compile("(?<![\\d:.,])([01]?\\d|2[0-4])" + (hours ? "[:hH]" : ":")
                + "([0-5]\\d)(?::([0-5]\\d))?(?![\\d:])"
                + clock.map(word -> "(?:\\s+" + Pattern.quote(word) + "(?!\\p{L}))?")
                        .orElse(""));
    }

    @Override
    public String apply(String text) {
        return pattern.matcher(text).replaceAll(m -> Matcher.quoteReplacement(speak(m)));
    }

    private String speak(MatchResult m) {
        BigDecimal hour = new BigDecimal(m.group(1));
        int minutes = Integer.parseInt(m.group(2));
        String after = minutes == 0 ? "" : " " + numbers.number(Integer.toString(minutes));
        String seconds = m.group(3) == null ? "" : " " + measures.of(new BigDecimal(m.group(3)), MeasureUnit.SECOND);
        if (clock.isPresent()) {
            return numbers.count(hour, "masculine") + " " + clock.get() + after + seconds;
        }
        boolean named = hours || minutes == 0;
        return (named ? measures.of(hour, MeasureUnit.HOUR) : numbers.number(hour.toString())) + after + seconds;
    }
}
