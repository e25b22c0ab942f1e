package io.github.cameltts.text.espeak;

import com.ibm.icu.util.ULocale;
import io.github.cameltts.text.Abbreviations;
import java.util.Set;

/** Tells a full stop from the dot of an abbreviation. Immutable. */
final class SentenceDot {

    /** Abbreviations that are also words with which a sentence may end. */
    private static final Set<String> WORDS = Set.of("no", "art", "ing", "mag", "sig", "est", "fig", "co");

    private final boolean english;

    SentenceDot(ULocale language) {
        english = language.getLanguage().equals("en");
    }

    /**
     * Whether a dot ends a sentence.
     *
     * @param place of the dot, which is followed by a space or nothing
     */
    boolean endsSentence(String text, int place) {
        if (place + 2 >= text.length()) {
            return true;
        }
        int next = text.codePointAt(place + 2);
        if (Character.isLowerCase(next)) {
            return false;
        }
        String word = text.substring(text.lastIndexOf(' ', place) + 1, place);
        boolean pronoun = english && word.equals("I");
        return pronoun || (WORDS.contains(word) && !Character.isDigit(next)) || !Abbreviations.endAt(text, place + 1);
    }
}
