package io.github.cameltts.text.espeak;

import com.ibm.icu.lang.UScript;
import com.ibm.icu.util.ULocale;
import io.github.cameltts.text.AsciiMarks;
import java.text.Normalizer;
import java.util.BitSet;
import java.util.regex.Pattern;

/**
 * Leaves of a text what espeak-ng can read in one language: words in its script, in Latin or Greek, numbers, and signs that
 * have a name.
 *
 * <p>The rest could do harm and not only sound bad. espeak-ng 1.51 writes beyond its buffers, which ends the process that it
 * is in, at some signs in a row ({@code @¥} in Kyrgyz), at unusual characters (Braille in Arabic), at long words and at long
 * numbers (Cantonese, Shan). After a letter that it does not know at all it reads what follows like another language. Its
 * program obeys {@code [[ ]]} and some control characters. Immutable.
 */
final class EspeakText {

    /** Words without end are cut; espeak-ng has room for 160 bytes. */
    private static final int LONGEST_WORD = 90;

    private static final Pattern LONG_NUMBER = Pattern.compile("\\d{13,}");
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("(?<=\\d)(?=\\d)");
    private static final Pattern LEADING_POINT = Pattern.compile("(?<![\\p{L}\\p{M}\\d])\\.(?=\\d)");
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final String MARKS = ".,;:!?";
    private static final String JOINERS = "'-";
    private static final String SIGNS = "%+=€$£¥&@#°/*<>×÷±§²³¼½¾©®™№";

    /** Of the Latin and Greek letters those that languages are written with, not those of phoneticians. */
    private static final int LAST_COMMON_LETTER = 0x3FF;

    private static final int FIRST_ADDITIONAL_LATIN = 0x1E00;
    private static final int LAST_ADDITIONAL_LATIN = 0x1EFF;

    private final BitSet scripts = new BitSet();

    EspeakText(ULocale language) {
        int[] own = UScript.getCode(language);
        for (int script : own == null ? new int[0] : own) {
            scripts.set(script);
        }
    }

    /**
     * @return words separated by one space, the marks {@code . , ; : ! ?} directly after words or within them
     */
    String clean(String text) {
        String marked = AsciiMarks.of(Normalizer.normalize(text, Normalizer.Form.NFC));
        String points = LEADING_POINT.matcher(marked).replaceAll("0.");
        StringBuilder kept = new StringBuilder(points.length());
        int at = 0;
        while (at < points.length()) {
            int c = points.codePointAt(at);
            at += Character.charCount(c);
            append(kept, c, at < points.length() ? points.codePointAt(at) : ' ');
        }
        String words = LONG_NUMBER
                .matcher(kept)
                .replaceAll(m -> BETWEEN_DIGITS.matcher(m.group()).replaceAll(" "));
        return SPACES.matcher(shorten(words)).replaceAll(" ").strip();
    }

    private void append(StringBuilder kept, int c, int next) {
        int before = kept.isEmpty() ? ' ' : kept.codePointBefore(kept.length());
        if (Character.isDigit(c)) {
            kept.append(Character.digit(c, 10));
        } else if (isWordPart(c)) {
            kept.appendCodePoint(c);
        } else if (MARKS.indexOf(c) >= 0) {
            appendMark(kept, (char) c, before);
        } else if (JOINERS.indexOf(c) >= 0) {
            boolean minus = c == '-' && before == ' ' && Character.isDigit(next);
            kept.append(minus || (isWord(before) && isWord(next)) ? (char) c : ' ');
        } else if (SIGNS.indexOf(c) >= 0) {
            kept.append(isWord(before) || before == ' ' ? "" : " ").appendCodePoint(c);
        } else if (Character.getType(c) != Character.FORMAT) {
            kept.append(' ');
        }
    }

    /** Of marks in a row the first counts, also behind brackets and quotation marks, which are spaces here. */
    private static void appendMark(StringBuilder kept, char mark, int before) {
        int end = kept.length();
        while (end > 0 && kept.charAt(end - 1) == ' ') {
            end--;
        }
        boolean repeated = end > 0 && MARKS.indexOf(kept.charAt(end - 1)) >= 0;
        if (end > 0 && !repeated) {
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
        return switch (Character.getType(c)) {
            case Character.UPPERCASE_LETTER,
                    Character.LOWERCASE_LETTER,
                    Character.TITLECASE_LETTER,
                    Character.OTHER_LETTER,
                    Character.NON_SPACING_MARK,
                    Character.COMBINING_SPACING_MARK -> isRead(c, UScript.getScript(c));
            default -> false;
        };
    }

    private boolean isRead(int c, int script) {
        if (script == UScript.LATIN
                || script == UScript.GREEK
                || script == UScript.INHERITED
                || script == UScript.COMMON) {
            return c <= LAST_COMMON_LETTER || (c >= FIRST_ADDITIONAL_LATIN && c <= LAST_ADDITIONAL_LATIN);
        }
        return scripts.get(script);
    }

    private static String shorten(String words) {
        StringBuilder shortened = new StringBuilder(words.length());
        int bytes = 0;
        for (int at = 0; at < words.length(); ) {
            int c = words.codePointAt(at);
            at += Character.charCount(c);
            bytes = c == ' ' ? 0 : bytes + utf8Length(c);
            if (bytes > LONGEST_WORD) {
                shortened.append(' ');
                bytes = utf8Length(c);
            }
            shortened.appendCodePoint(c);
        }
        return shortened.toString();
    }

    private static int utf8Length(int c) {
        if (c < 0x80) {
            return 1;
        }
        return c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    }
}
