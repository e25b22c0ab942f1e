package io.github.cameltts.text;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Writes out abbreviations that end in a dot, which would otherwise also end the sentence. */
public final class AbbreviationRule implements TextRule {

    /** Before a name only, with or without a dot. */
    private static final String TITLES = "Dr=Doctor Mr=Mister Mrs=Missus Ms=Miz Prof=Professor";

    /** Before a name only, and only with a dot, since they are words or initials otherwise. */
    private static final String DOTTED_TITLES =
            "Capt=Captain Lt=Lieutenant Sgt=Sergeant Gen=General Col=Colonel Gov=Governor"
                    + " Sen=Senator Rev=Reverend Hon=Honorable Pres=President Mt=Mount Ft=Fort";

    /** Anywhere, with a dot. */
    private static final String WORDS =
            "approx=approximately dept=department Dept=Department est=established govt=government"
                    + " Inc=Incorporated Ltd=Limited Corp=Corporation Bros=Brothers Univ=University Ave=Avenue Blvd=Boulevard Rd=Road"
                    + " Apt=Apartment Hwy=Highway Sq=Square Jr=Junior Sr=Senior Jan=January Feb=February Aug=August Sept=September"
                    + " Sep=September Oct=October Nov=November Dec=December Mon=Monday Tue=Tuesday Tues=Tuesday Thu=Thursday"
                    + " Thurs=Thursday Fri=Friday vol=volume Vol=Volume";

    private static final String BEFORE_STREET = "(?<=[A-Z][a-z]{1,20}(?:'s)? |\\d(?:st|nd|rd|th) )(?:St|Str)";
    private static final String BEFORE_DRIVE =
            "(?<=\\d [A-Z][a-z]{1,20} |[A-Z][a-z]{1,20} [A-Z][a-z]{1,20} |onto [A-Z][a-z]{1,20} )Dr";
    private static final String AT_END = "\\.(?=\\s*$|\\s+[A-Z][a-z]+\\b(?!'))";

    private final Map<Pattern, String> replacements = new LinkedHashMap<>();

    public AbbreviationRule() {
        streets();
        pairs(TITLES, "\\.?(?=\\s+[A-Z])", "");
        pairs(TITLES, "\\.(?=\\s+(?:and|or|&)\\s+[A-Z])", "");
        pairs(DOTTED_TITLES, "\\.(?=\\s+[A-Z])", "");
        latin();
        pairs(WORDS, AT_END, ".");
        pairs(WORDS, "\\.", "");
        rule("\\b[Nn]os?\\.\\s*(?=\\d)", "number ");
        rule("\\b[Pp]p?\\.\\s*(?=\\d)", "page ");
        rule("\\b[Ff]ig\\.\\s*(?=\\d)", "figure ");
        initials();
    }

    /** A capitalized word or a number before it makes a street, a name after it a saint. */
    private void streets() {
        rule(BEFORE_STREET + AT_END, "Street.");
        rule(BEFORE_STREET + "\\b\\.?+(?!\\s*[A-Z])", "Street");
        rule(BEFORE_DRIVE + AT_END, "Drive.");
        rule("\\bSt\\.?(?=\\s+[A-Z])", "Saint");
    }

    private void latin() {
        rule("\\b[Ee]\\. ?g\\.,?", "for example,");
        rule("\\b[Ii]\\. ?e\\.,?", "that is,");
        rule("\\betc" + AT_END, "et cetera.");
        rule("\\betc\\.", "et cetera");
        rule("\\bvs?\\.(?=\\s)", "versus");
        rule("\\bet al\\.", "et al");
        rule("\\bPh\\.\\s?D\\b\\.?", "PHD");
    }

    /** Single letters with dots: {@code U.S.A.} becomes {@code USA}; {@code a.m.} and {@code p.m.} become capitals. */
    private void initials() {
        rule("\\b[aA]\\.\\s?[mM]" + AT_END, "AM.");
        rule("\\b[pP]\\.\\s?[mM]" + AT_END, "PM.");
        rule("\\b[aA]\\.\\s?[mM]\\b\\.?", "AM");
        rule("\\b[pP]\\.\\s?[mM]\\b\\.?", "PM");
        rule("(?<=\\b[A-Z])\\.(?=[A-Z]\\b)", "");
        // Not after I, with which a sentence may end.
        rule("(?<=\\b[A-HJ-Z])\\.(?=\\s+[A-Z][a-z])", "");
        rule("(?<=\\b[A-Z]{2,5})\\.(?=\\s+[a-z])", "");
    }

    private void pairs(String pairs, String dot, String ending) {
        for (String pair : pairs.split(" ")) {
            int equals = pair.indexOf('=');
            rule("\\b" + pair.substring(0, equals) + dot, pair.substring(equals + 1) + ending);
        }
    }

    private void rule(String regex, String replacement) {
        replacements.put(Pattern.compile(regex), replacement);
    }

    @Override
    public String apply(String text) {
        String result = text;
        for (Map.Entry<Pattern, String> entry : replacements.entrySet()) {
            result = entry.getKey().matcher(result).replaceAll(entry.getValue());
        }
        return result;
    }
}
