package io.github.cameltts.spi;

import java.util.Locale;

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
        return reach(text, 0) == text.length();
    }

    /**
     * The end of the longest piece of a text that is allowed.
     *
     * @param from where the piece begins
     * @return an offset of at least {@code from}, never inside a surrogate pair
     */
    public int reach(String text, int from) {
        int at = from;
        for (long used = 0; at < text.length(); ) {
            int character = text.codePointAt(at);
            used += unit == Unit.BYTES ? utf8Length(character) : 1;
            if (used > most) {
                break;
            }
            at += Character.charCount(character);
        }
        return at;
    }

    private static int utf8Length(int character) {
        return character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
    }

    /** Such as {@code 4096 characters}. */
    @Override
    public String toString() {
        return most + " " + unit.name().toLowerCase(Locale.ROOT);
    }
}
