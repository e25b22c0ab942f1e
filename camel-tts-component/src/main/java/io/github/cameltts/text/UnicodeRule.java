package io.github.cameltts.text;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.Transliterator;
import java.util.regex.Pattern;

/**
 * Brings typographic and accented characters down to ASCII: curly quotes, dashes, ellipses, full-width forms, fractions,
 * {@code é}, {@code ß}. Currency and degree signs stay; other scripts stay too and are dropped later.
 */
final class UnicodeRule implements TextRule {

    private static final Pattern RANGE = Pattern.compile("(?<=\\d) ?[–—] ?(?=[\\d$€£])");
    private static final Pattern DASH = Pattern.compile("\\s*[–—―]\\s*|\\s+-{1,3}\\s+|--+");
    private static final Pattern ELLIPSIS = Pattern.compile("…|\\.{2,}|\\.(?: \\.){2,}+");
    private static final Pattern FRACTION = Pattern.compile("(?<=\\d)(?=[¼½¾⅓⅔⅛])");
    private static final Pattern NOT_SPOKEN = Pattern.compile("[\\p{Cc}\\p{Cf}&&[^\\s]]");

    private final Normalizer2 compatibility = Normalizer2.getNFKCInstance();
    private final Transliterator latinAscii = Transliterator.getInstance("Latin-ASCII");

    @Override
    public String apply(String text) {
        String spaced =
                FRACTION.matcher(NOT_SPOKEN.matcher(text).replaceAll("")).replaceAll(" ");
        String dashes = DASH.matcher(RANGE.matcher(spaced).replaceAll(" to ")).replaceAll(", ");
        String marks = ELLIPSIS.matcher(dashes).replaceAll(", ");
        String composed = compatibility.normalize(marks).replace('\u2044', '/');
        return isAscii(composed) ? composed : latinAscii.transliterate(composed);
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 128);
    }
}
