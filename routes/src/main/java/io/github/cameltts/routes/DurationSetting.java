package io.github.cameltts.routes;

import java.time.Duration;
import org.apache.camel.util.TimeUtils;

/** Durations as properties write them: {@code 500ms}, {@code 24h}, {@code 7d}. */
public final class DurationSetting {

    private DurationSetting() {}

    /** @throws IllegalArgumentException when it is no duration, or negative */
    public static Duration read(String property, String text) {
        if (text.contains("-")) { // which Camel reads as no time at all
            throw new IllegalArgumentException(wrong(property, text));
        }
        try {
            return Duration.ofMillis(TimeUtils.toMilliSeconds(text));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) { // Camel trips over some words
            throw new IllegalArgumentException(wrong(property, text), e);
        }
    }

    /** @throws IllegalArgumentException when it is no duration, or not above 0 */
    public static Duration readPositive(String property, String text) {
        Duration duration = read(property, text);
        if (duration.isZero()) {
            throw new IllegalArgumentException(wrong(property, text) + " It must be above 0.");
        }
        return duration;
    }

    private static String wrong(String property, String text) {
        return property + " is '" + text + "'. Write a duration such as 500ms, 24h or 7d.";
    }
}
