package io.github.cameltts.text.espeak;

import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import com.ibm.icu.text.Transliterator;
import com.ibm.icu.text.UnicodeSet;
import com.ibm.icu.util.LocaleData;
import com.ibm.icu.util.ULocale;
import io.github.cameltts.text.AbbreviationRule;
import io.github.cameltts.text.AsciiMarks;
import io.github.cameltts.text.TextNormalizer;
import io.github.cameltts.text.TextRule;
import io.github.cameltts.text.locale.LocaleAbbreviationRule;
import io.github.cameltts.text.locale.LocaleOrdinalRule;
import java.text.Normalizer;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Leaves of a text what espeak-ng can read in one language: words in its script, in Latin or Greek, numbers, and signs that
 * have a name. Abbreviations and ordinals are written out.
 *
 * <p>The rest could do harm and not only sound bad. espeak-ng 1.51 writes beyond its buffers, which ends the process that it
 * is in, at some signs in a row ({@code @¥} in Kyrgyz), at unusual characters (Braille in Arabic), at long words and at long
 * numbers (Cantonese, Shan). After a letter that it does not know at all it reads what follows like another language. Its
 * program obeys {@code [[ ]]} and some control characters. Immutable.
 */
final class EspeakText {

    /** Words without end are cut: espeak-ng has room for 160 bytes, and for 200 phonemes when it spells a word. */
    private static final int LONGEST_WORD = 60;

    private static final int WEIGHT_OF_CASED = 2;
    private static final int WEIGHT_OF_SYLLABLE = 3;
    private static final int WEIGHT_OF_BORROWED = 5;

    /** More than 12 digits, also with marks between them. */
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d(?:[^\\p{L}\\s\\d]*+\\d){12,}+");

    private static final Pattern LEADING_POINT = Pattern.compile("(?<![\\p{L}\\p{M}\\d])\\.(?=\\d)");

    /** Unicode's order puts it behind the vowel, people and espeak-ng put it before. */
    private static final Pattern SHADDA_BEHIND_VOWEL = Pattern.compile("([\\u064B-\\u0650])\\u0651");

    private static final Pattern WHITE = Pattern.compile("[\\s\\p{Z}]+");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final String MARKS = ".,;:!?";
    private static final String SIGNS = "%+=€$£¥&@#°/*<>×÷±§²³¼½¾©®™№";

    private static final UnicodeSet LATIN_AND_GREEK = new UnicodeSet("[a-zA-Zα-ωΑ-Ω]").freeze();

    private final UnicodeSet own;
    private final UnicodeSet letters = new UnicodeSet(LATIN_AND_GREEK);
    private final Transliterator withoutAccents = Transliterator.getInstance("Latin-ASCII");
    private final List<TextRule> rules;

    EspeakText(ULocale language) {
        rules = language.getLanguage().equals("en")
                ? List.of(whereDotsAre(new AbbreviationRule()), whereNumbersAre(TextNormalizer.forLanguage("en")))
                : List.of(new LocaleAbbreviationRule(language), new LocaleOrdinalRule(language));
        own = new UnicodeSet();
        for (int kind : List.of(LocaleData.ES_STANDARD, LocaleData.ES_AUXILIARY)) {
            own.addAll(LocaleData.getExemplarSet(language, UnicodeSet.CASE_INSENSITIVE, kind));
        }
        int[] scripts = UScript.getCode(language);
        for (int script : scripts == null ? new int[0] : scripts) {
            if (script != UScript.LATIN && script != UScript.GREEK) {
                own.addAll(new UnicodeSet().applyIntPropertyValue(UProperty.SCRIPT, script));
            }
        }
        own.freeze();
        letters.addAll(own).retainAll(new UnicodeSet("[[:L:][:M:]]")).freeze();
        withoutAccents.setFilter(new UnicodeSet("[[:sc=Latin:]-[a-zA-Z]]").removeAll(own));
    }

    /**
     * @return words separated by one space, the marks {@code . , ; : ! ?} directly after words or within them
     */
    String clean(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        String marked = AsciiMarks.of(SHADDA_BEHIND_VOWEL.matcher(composed).replaceAll("\u0651$1"));
        String plain = withoutAccents.transliterate(withoutAbbreviations(marked));
        String points = LEADING_POINT.matcher(plain).replaceAll("0.");
        StringBuilder kept = new StringBuilder(points.length());
        int at = 0;
        while (at < points.length()) {
            int c = points.codePointAt(at);
            at += Character.charCount(c);
            append(kept, c, at < points.length() ? points.codePointAt(at) : ' ');
        }
        String words = LONG_NUMBER
                .matcher(kept)
                .replaceAll(m -> m.group().replaceAll("\\D", "").replaceAll("(?<=\\d)(?=\\d)", " "));
        return SPACES.matcher(shorten(words)).replaceAll(" ").strip();
    }

    /** Whether something of a letter, a number or an emoji is left by {@link #clean}. */
    boolean keeps(int character) {
        return isWord(character) || !clean(Character.toString(character)).isEmpty();
    }

    /** The rules for English take longer than espeak-ng itself, so plain sentences are spared them. */
    private static TextRule whereDotsAre(TextRule rule) {
        return text -> text.indexOf('.') + 1 < text.stripTrailing().length() && text.indexOf('.') >= 0
                ? rule.apply(text)
                : text;
    }

    /** espeak-ng reads money as digits, and units as letters. */
    private static TextRule whereNumbersAre(TextNormalizer words) {
        return text -> text.chars().anyMatch(Character::isDigit) ? words.normalize(text) : text;
    }

    /** espeak-ng takes the dots of abbreviations and ordinals for the end of a sentence. */
    private String withoutAbbreviations(String text) {
        String result = WHITE.matcher(text).replaceAll(" ");
        for (TextRule rule : rules) {
            result = rule.apply(result);
        }
        return result;
    }

    private void append(StringBuilder kept, int c, int next) {
        int before = kept.isEmpty() ? ' ' : kept.codePointBefore(kept.length());
        if (Character.isDigit(c)) {
            kept.append(Character.digit(c, 10));
        } else if (isWordPart(c)) {
            kept.appendCodePoint(c);
        } else if (MARKS.indexOf(c) >= 0) {
            appendMark(kept, (char) c, before, next);
        } else if (c == '\'') {
            // Kyrgyz "C'nE" ends espeak-ng: within words of other scripts there is no apostrophe.
            kept.append(own.contains(before) && own.contains(next) ? "'" : isWord(before) && isWord(next) ? "" : " ");
        } else if (c == '-') {
            boolean minus = before == ' ' && Character.isDigit(next);
            kept.append(minus || (isWord(before) && isWord(next)) ? '-' : ' ');
        } else if (SIGNS.indexOf(c) >= 0) {
            kept.append(isWord(before) || before == ' ' ? "" : " ").appendCodePoint(c);
        } else if (Character.getType(c) != Character.FORMAT) {
            kept.append(' ');
        }
    }

    /** Of marks in a row the first counts, also behind brackets and quotation marks, which are spaces here. */
    private void appendMark(StringBuilder kept, char mark, int before, int next) {
        int end = kept.length();
        while (end > 0 && kept.charAt(end - 1) == ' ') {
            end--;
        }
        boolean repeated = end > 0 && MARKS.indexOf(kept.charAt(end - 1)) >= 0;
        boolean withinSigns = isWord(next) && !isWord(before);
        if (end > 0 && !repeated && !withinSigns) {
            kept.setLength(before == ' ' ? end : kept.length());
            kept.append(mark);
        } else {
            kept.append(' ');
        }
    }

    private boolean isWord(int c) {
        return Character.isDigit(c) || isWordPart(c);
    }

    private boolean isWordPart(int c) {
        return letters.contains(c);
    }

    private String shorten(String words) {
        StringBuilder shortened = new StringBuilder(words.length());
        int length = 0;
        for (int at = 0; at < words.length(); ) {
            int c = words.codePointAt(at);
            at += Character.charCount(c);
            length = c == ' ' ? 0 : length + weight(c);
            if (length > LONGEST_WORD) {
                shortened.append(' ');
                length = weight(c);
            }
            shortened.appendCodePoint(c);
        }
        return shortened.toString();
    }

    private int weight(int c) {
        if (c < 0x80) {
            return 1;
        }
        if (!own.contains(c)) {
            return WEIGHT_OF_BORROWED;
        }
        return Character.isLowerCase(c) || Character.isUpperCase(c) ? WEIGHT_OF_CASED : WEIGHT_OF_SYLLABLE;
    }
}
