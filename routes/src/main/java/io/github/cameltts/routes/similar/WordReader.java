package io.github.cameltts.routes.similar;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Takes a text apart into words by the rules of its language (Unicode Standard Annex 29, with dictionaries for Thai,
 * Chinese, Japanese and the like), and tells which of them must not differ. Thread-safe.
 *
 * <p>In a language, or a script, whose negations and names it cannot tell from other words, no word may differ.
 *
 * @param names whether words with a capital, which may be names, must be the same
 */
record WordReader(boolean names) {

    private static final String SENTENCE_ENDS = ".!?:…。！？؟¡¿";

    /** Signs that are spoken, or change how words are, beside those that are symbols in Unicode. */
    private static final String SPOKEN = "%‰&@#§*/\\?？؟[]{}";

    /** Whatever people type for it between two letters. */
    private static final Pattern APOSTROPHE = Pattern.compile("(?<=\\p{L})[’‘‛ʼ´`′＇](?=\\p{L})");

    private static final String HYPHENS = "-‐‑";

    /** Signs that belong to a number where a digit follows. */
    private static final String BEFORE_DIGITS = "-−–.,:'’·٫٬";

    /** @param language BCP 47, empty when unknown */
    List<SpokenWord> read(String text, String language) {
        Text read = new Text(
                APOSTROPHE
                        .matcher(Normalizer.normalize(text, Normalizer.Form.NFC))
                        .replaceAll("'"),
                names,
                FixedWords.of(language));
        BreakIterator words = BreakIterator.getWordInstance(ULocale.forLanguageTag(language));
        words.setText(read.text);
        for (int start = words.first(), end = words.next();
                end != BreakIterator.DONE;
                start = end, end = words.next()) {
            if (words.getRuleStatus() >= BreakIterator.WORD_NONE_LIMIT) {
                read.word(start, end);
            } else {
                read.gap(start, end);
            }
        }
        return read.words;
    }

    /** What is between two brackets, such as {@code [whispers]}, tells how to speak. */
    private static final class Text {

        private final String text;
        private final boolean names;
        private final Optional<FixedWords> fixed;
        private final List<SpokenWord> words = new ArrayList<>();
        private boolean opens = true;
        private int brackets;

        private Text(String text, boolean names, Optional<FixedWords> fixed) {
            this.text = text;
            this.names = names;
            this.fixed = fixed;
        }

        private void word(int start, int end) {
            String written = text.substring(start, end);
            String form = written.toLowerCase(Locale.ROOT);
            words.add(new SpokenWord(form, kind(written, form)));
            opens = false;
        }

        private WordKind kind(String written, String form) {
            if (fixed.isEmpty()
                    || brackets > 0
                    || !isLatin(written)
                    || fixed.get().contains(form)) {
                return WordKind.FIXED;
            }
            if (!names || written.equals(form) || fixed.get().isUnnamed(form)) {
                return WordKind.FREE;
            }
            return opens && written.substring(1).equals(form.substring(1)) ? WordKind.OPENER : WordKind.FIXED;
        }

        /** Digits have no script. */
        private static boolean isLatin(String word) {
            return word.codePoints()
                    .allMatch(c -> c == '\'' || (Character.isLetter(c) && UScript.getScript(c) == UScript.LATIN));
        }

        private void gap(int start, int end) {
            int c = text.codePointAt(start);
            if (SENTENCE_ENDS.indexOf(c) >= 0) {
                opens = true;
            }
            if (isSpoken(c)
                    || (HYPHENS.indexOf(c) >= 0 && isBetweenLetters(start, end))
                    || (BEFORE_DIGITS.indexOf(c) >= 0 && end < text.length() && isDigit(text.codePointAt(end)))) {
                words.add(new SpokenWord(text.substring(start, end), WordKind.MARK));
            }
            if (c == '[' || c == '{' || c == '<') {
                brackets++;
            } else if (c == ']' || c == '}' || c == '>') {
                brackets = Math.max(0, brackets - 1);
            }
        }

        /** As in non-smoking, which is not smoking. */
        private boolean isBetweenLetters(int start, int end) {
            return start > 0
                    && end < text.length()
                    && Character.isLetter(text.codePointBefore(start))
                    && Character.isLetter(text.codePointAt(end));
        }

        private static boolean isSpoken(int c) {
            return switch (Character.getType(c)) {
                case Character.CURRENCY_SYMBOL,
                        Character.MATH_SYMBOL,
                        Character.OTHER_SYMBOL,
                        Character.OTHER_NUMBER,
                        Character.MODIFIER_SYMBOL -> true;
                default -> SPOKEN.indexOf(c) >= 0;
            };
        }

        private static boolean isDigit(int c) {
            return Character.isDigit(c);
        }
    }
}
