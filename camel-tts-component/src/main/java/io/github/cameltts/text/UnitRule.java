package io.github.cameltts.text;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a number with its unit: {@code 5 km}, {@code 20 °C}, {@code 35%}, {@code 60 mph}. */
final class UnitRule implements TextRule {

    private record Unit(String one, String many) {}

    private final Map<String, Unit> units = new LinkedHashMap<>();
    private final Pattern pattern;
    private final EnglishNumbers numbers;

    UnitRule(EnglishNumbers numbers) {
        this.numbers = numbers;
        unit("percent", "percent", "%");
        unit("degree Celsius", "degrees Celsius", "°C", "° C");
        unit("degree Fahrenheit", "degrees Fahrenheit", "°F", "° F");
        unit("degree", "degrees", "°");
        unit("cent", "cents", "¢");
        regular("kilometer", "km")
                .regular("centimeter", "cm")
                .regular("millimeter", "mm")
                .regular("meter", "m");
        regular("mile", "mi").regular("yard", "yd").unit("foot", "feet", "ft");
        regular("square kilometer", "km2", "sq km")
                .regular("square meter", "m2", "sq m")
                .unit("square foot", "square feet", "sq ft");
        regular("cubic meter", "m3");
        regular("kilogram", "kg")
                .regular("milligram", "mg")
                .regular("gram", "g")
                .regular("pound", "lb", "lbs")
                .regular("ounce", "oz");
        regular("liter", "l", "L").regular("milliliter", "ml", "mL").regular("gallon", "gal");
        regular("hour", "h", "hr", "hrs")
                .regular("minute", "min", "mins")
                .regular("second", "sec", "secs")
                .regular("millisecond", "ms");
        unit("kilometer per hour", "kilometers per hour", "km/h", "kph", "kmh");
        unit("mile per hour", "miles per hour", "mph").unit("meter per second", "meters per second", "m/s");
        unit("hertz", "hertz", "Hz").unit("kilohertz", "kilohertz", "kHz").unit("megahertz", "megahertz", "MHz");
        unit("gigahertz", "gigahertz", "GHz");
        regular("kilobyte", "kB", "KB")
                .regular("megabyte", "MB")
                .regular("gigabyte", "GB")
                .regular("terabyte", "TB");
        regular("kilowatt hour", "kWh")
                .regular("kilowatt", "kW")
                .regular("watt", "W")
                .regular("volt", "V");
        String symbols = units.keySet().stream()
                .sorted(Comparator.comparing(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        pattern = Pattern.compile(
                "(" + EnglishNumbers.MINUS + EnglishNumbers.PATTERN + ")\\s?(" + symbols + ")(?![\\w/])");
    }

    private UnitRule unit(String one, String many, String... symbols) {
        for (String symbol : symbols) {
            units.put(symbol, new Unit(one, many));
        }
        return this;
    }

    private UnitRule regular(String one, String... symbols) {
        return unit(one, one + "s", symbols);
    }

    @Override
    public String apply(String text) {
        return pattern.matcher(text).replaceAll(this::speak);
    }

    private String speak(MatchResult match) {
        Unit unit = units.get(match.group(2));
        return numbers.number(match.group(1)) + " " + (EnglishNumbers.isOne(match.group(1)) ? unit.one() : unit.many());
    }
}
