package io.github.cameltts.text.espeak;

import com.ibm.icu.util.ULocale;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a text where a speaker pauses, which espeak-ng does too without telling at which mark. Dots that end no sentence go,
 * because espeak-ng would pause there. Immutable.
 */
final class ClauseCutter {

    /** So that espeak-ng cuts none itself: its program reads lines of 999 bytes, its library 800. */
    private static final int LONGEST = 600;

    /** Signs alone are nobody's words, and some in a row end espeak-ng 1.51. */
    private static final Pattern SPEAKABLE = Pattern.compile("[\\p{L}\\p{Nd}]");

    private static final Pattern END = Pattern.compile("([.,;:!?])(?= |$)");

    private final SentenceDot dots;

    ClauseCutter(ULocale language) {
        dots = new SentenceDot(language);
    }

    /**
     * @param text as {@link EspeakText} leaves it
     * @return in order, each at most 600 bytes in UTF-8 long
     */
    List<Clause> cut(String text) {
        List<Clause> clauses = new ArrayList<>();
        StringBuilder words = new StringBuilder();
        Matcher ends = END.matcher(text);
        int from = 0;
        while (ends.find()) {
            words.append(text, from, ends.start());
            if (!ends.group().equals(".") || dots.endsSentence(text, ends.start())) {
                add(clauses, words.toString().strip(), ends.group());
                words.setLength(0);
            }
            from = ends.end();
        }
        words.append(text, from, text.length());
        add(clauses, words.toString().strip(), "");
        return clauses;
    }

    private static void add(List<Clause> clauses, String words, String mark) {
        String rest = words;
        while (rest.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            int space = lastSpaceWithin(rest);
            clauses.add(new Clause(rest.substring(0, space), ""));
            rest = rest.substring(space + 1);
        }
        if (SPEAKABLE.matcher(rest).find()) {
            clauses.add(new Clause(rest, mark));
        }
    }

    /** There is one, because words are shorter than a clause may be. */
    private static int lastSpaceWithin(String words) {
        int bytes = 0;
        int space = 0;
        for (int i = 0; bytes <= LONGEST; i++) {
            space = words.charAt(i) == ' ' ? i : space;
            // A surrogate pair takes four bytes, two for each half.
            bytes += Character.isSurrogate(words.charAt(i))
                    ? 2
                    : words.substring(i, i + 1).getBytes(StandardCharsets.UTF_8).length;
        }
        return space;
    }
}
