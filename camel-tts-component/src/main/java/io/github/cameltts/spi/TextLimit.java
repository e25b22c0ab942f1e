package io.github.cameltts.spi;

import java.nio.charset.StandardCharsets;

/**
 * How much text an engine takes in one call.
 *
 * @param most at least 1
 * @param unit what is counted
 */
public record TextLimit(int most, Unit unit) {

    /** What is counted. */
    public enum Unit {
        /** Unicode code points. */
        CHARACTERS,
        /** Bytes in UTF-8. */
        BYTES
    }

    /** No bound. */
    public static final TextLimit NONE = characters(Integer.MAX_VALUE);

    public static TextLimit characters(int most) {
        return new TextLimit(most, Unit.CHARACTERS);
    }

    public static TextLimit bytes(int most) {
        return new TextLimit(most, Unit.BYTES);
    }

    public boolean allows(String text) {
        return switch (unit) {
            case CHARACTERS -> text.codePointCount(0, text.length()) <= most;
            case BYTES -> text.getBytes(StandardCharsets.UTF_8).length <= most;
        };
    }
}
