package io.github.cameltts.routes.cleanup;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Filters as a caller wrote them, each read as what it must be. */
final class FilterValues {

    /** A unit is a must: a bare number would be milliseconds to Camel, and days to whoever cleans up. */
    private static final Pattern TIME = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");

    private static final Map<String, Duration> UNITS = Map.of(
            "ms", Duration.ofMillis(1),
            "s", Duration.ofSeconds(1),
            "m", Duration.ofMinutes(1),
            "h", Duration.ofHours(1),
            "d", Duration.ofDays(1));

    private final Map<String, ?> values;

    FilterValues(Map<String, ?> values) {
        this.values = values;
    }

    Optional<Boolean> flag(String name) {
        return value(name, Boolean.class, "true or false");
    }

    Optional<String> text(String name) {
        Optional<String> text = value(name, String.class, "a text");
        if (text.filter(String::isBlank).isPresent()) {
            throw new InvalidFilterException(
                    name, "The filter " + name + " is empty. Name what to remove, or leave it out.");
        }
        return text;
    }

    Optional<Duration> time(String name) {
        return value(name, String.class, "a time such as 12h or 7d").map(time -> {
            Matcher matcher = TIME.matcher(time.trim());
            if (!matcher.matches()) {
                throw new InvalidFilterException(
                        name,
                        "The filter " + name + " is '" + FilterNames.quoted(time)
                                + "'. Write a whole number with its unit, ms, s, m, h or d, such as 12h or 7d.");
            }
            return UNITS.get(matcher.group(2)).multipliedBy(Long.parseLong(matcher.group(1)));
        });
    }

    private <T> Optional<T> value(String name, Class<T> type, String wanted) {
        Object value = values.get(name);
        if (value != null && !type.isInstance(value)) {
            throw new InvalidFilterException(name, "The filter " + name + " must be " + wanted + ".");
        }
        return Optional.ofNullable(value).map(type::cast);
    }
}
