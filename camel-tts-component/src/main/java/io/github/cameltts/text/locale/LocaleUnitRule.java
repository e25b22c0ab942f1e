package io.github.cameltts.text.locale;

import com.ibm.icu.util.MeasureUnit;
import io.github.cameltts.text.TextRule;
import java.util.Comparator;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a number with its unit: {@code 5 km}, {@code 20 °C}, {@code 35 %}. */
final class LocaleUnitRule implements TextRule {

    private static final Map<String, MeasureUnit> UNITS = Map.ofEntries(
            unit("%", "percent"),
            unit("°C", "celsius"),
            unit("°F", "fahrenheit"),
            unit("°", "degree"),
            unit("km", "kilometer"),
            unit("m", "meter"),
            unit("cm", "centimeter"),
            unit("mm", "millimeter"),
            unit("km²", "square-kilometer"),
            unit("m²", "square-meter"),
            unit("m³", "cubic-meter"),
            unit("kg", "kilogram"),
            unit("g", "gram"),
            unit("mg", "milligram"),
            unit("l", "liter"),
            unit("ml", "milliliter"),
            unit("h", "hour"),
            unit("min", "minute"),
            unit("s", "second"),
            unit("ms", "millisecond"),
            unit("km/h", "kilometer-per-hour"),
            unit("m/s", "meter-per-second"),
            unit("Hz", "hertz"),
            unit("kHz", "kilohertz"),
            unit("MHz", "megahertz"),
            unit("GHz", "gigahertz"),
            unit("kB", "kilobyte"),
            unit("MB", "megabyte"),
            unit("GB", "gigabyte"),
            unit("TB", "terabyte"),
            unit("W", "watt"),
            unit("kW", "kilowatt"),
            unit("kWh", "kilowatt-hour"),
            unit("V", "volt"));

    private final SpokenNumbers numbers;
    private final Measures measures;
    private final Pattern pattern;

    LocaleUnitRule(SpokenNumbers numbers, Measures measures) {
        this.numbers = numbers;
        this.measures = measures;
        String symbols = UNITS.keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        pattern = Pattern.compile("(" + numbers.pattern() + ")[ \u00A0\u202F]?(" + symbols + ")(?![\\p{L}\\d/²³])");
    }

    private static Map.Entry<String, MeasureUnit> unit(String symbol, String identifier) {
        return Map.entry(symbol, MeasureUnit.forIdentifier(identifier));
    }

    @Override
    public String apply(String text) {
        return pattern.matcher(text).replaceAll(this::speak);
    }

    private String speak(MatchResult match) {
        return Matcher.quoteReplacement(measures.of(numbers.value(match.group(1)), UNITS.get(match.group(2))));
    }
}
