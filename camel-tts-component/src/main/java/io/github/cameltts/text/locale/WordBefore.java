package io.github.cameltts.text.locale;

import java.util.Locale;

/** The word before a place in a text. */
final class WordBefore {

    private WordBefore() {}

    /** In lower case; empty when there is none, or a mark between. */
    static String at(String text, int place) {
        int end = place;
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        return text.substring(start, end).toLowerCase(Locale.ROOT);
    }
}
