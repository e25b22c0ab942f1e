package io.github.cameltts.engine.azure;

import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.util.OptionalInt;

/** Characters that XML can carry (XML 1.0, production 2). The rest cannot be escaped either. */
final class XmlText {

    private XmlText() {}

    /**
     * Gives the text back.
     *
     * @param what names it in the message
     * @throws InvalidSpeechRequestException when it has another character
     */
    static String require(String what, String text) {
        OptionalInt other = text.codePoints().filter(c -> !isCharacter(c)).findFirst();
        if (other.isPresent()) {
            throw new InvalidSpeechRequestException(String.format(
                    "The %s has the character U+%04X%s in it, which SSML cannot carry. Take it out.",
                    what, other.getAsInt(), isSurrogate(other.getAsInt()) ? " (half of a surrogate pair)" : ""));
        }
        return text;
    }

    private static boolean isCharacter(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }

    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }
}
