package io.github.cameltts.text;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Knows a dot that probably belongs to an abbreviation. It may take a sentence's end for one: then the text is cut at
 * another end, which costs nothing.
 */
public final class Abbreviations {

    /** An initial, or letters with dots between them: {@code J.}, {@code U.S.}, {@code e.g.}, {@code Ph.D.} */
    private static final Pattern INITIALS = Pattern.compile("\\p{Lu}\\.|(?:\\p{L}{1,2}\\.){2,}");

    /** What stands before a name or a number in English, German, French, Spanish, Italian, Portuguese and Dutch. */
    private static final Set<String> BEFORE_NAMES = Set.of(
            ("dr mr mrs ms prof st jr sr mt ft rev hon gov sen rep pres gen col capt cpt maj lt cmdr sgt no nos vol fig"
                            + " pp ch art approx vs cf dept est inc ltd corp co bros"
                            + " hr hrn fr frl nr ing dipl str bzw vgl ca evtl ggf inkl sog abs bd mag"
                            + " mme mlle mm sra srta dra sig dott avv dhr mevr drs")
                    .split(" "));

    private Abbreviations() {}

    /** Whether the word before an offset, and before the white space there, is an abbreviation. */
    public static boolean endAt(String text, int place) {
        int end = place;
        while (end > 0 && Character.isWhitespace(text.charAt(end - 1))) {
            end--;
        }
        int start = end;
        while (start > 0 && isPart(text.charAt(start - 1))) {
            start--;
        }
        String word = text.substring(start, end);
        return word.endsWith(".")
                && (INITIALS.matcher(word).matches()
                        || BEFORE_NAMES.contains(
                                word.substring(0, word.length() - 1).toLowerCase(Locale.ROOT)));
    }

    private static boolean isPart(char c) {
        return Character.isLetter(c) || c == '.';
    }
}
