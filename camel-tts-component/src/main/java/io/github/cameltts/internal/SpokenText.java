package io.github.cameltts.internal;

import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;

/**
 * The form of a text that goes into the key and to the engine: Unicode NFC, white space collapsed, trimmed, without
 * control characters, which nobody can speak and some engines choke on.
 */
final class SpokenText {

    private SpokenText() {}

    /** @throws InvalidSpeechRequestException when the text has half of a surrogate pair, so is not Unicode */
    static String normalize(String text) {
        requireUnicode(text);
        String composed = Normalizer.isNormalized(text, Normalizer.Form.NFC)
                ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
        return collapse(composed);
    }

    /** Lower case by Unicode's language-independent rules, for keys that ignore case. */
    static String foldCase(String text) {
        return text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static void requireUnicode(String text) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw new InvalidSpeechRequestException("The text is not valid Unicode: it has half of a surrogate pair."
                    + " Decode it with the character set that it was written in.");
        }
    }

    private static String collapse(String text) {
        StringBuilder collapsed = new StringBuilder(text.length());
        boolean gap = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (isSpace(c)) {
                gap = !collapsed.isEmpty();
            } else if (!Character.isISOControl(c)) {
                if (gap) {
                    collapsed.append(' ');
                    gap = false;
                }
                collapsed.append(c);
            }
        }
        return collapsed.toString();
    }

    /** White space in Java's and in Unicode's sense: the no-break spaces count too, and a byte order mark. */
    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\uFEFF';
    }
}
