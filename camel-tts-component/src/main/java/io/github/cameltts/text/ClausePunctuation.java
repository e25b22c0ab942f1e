package io.github.cameltts.text;

/** Finds where a speaker would pause within a sentence. */
final class ClausePunctuation {

    /** Latin, Greek, Arabic, Devanagari; only before white space, since {@code 1,000} and {@code 10:30} are no pauses. */
    private static final String BEFORE_SPACE = ",;:\u2026\u2013\u2014\u00B7\u0387\u060C\u061B\u0964";

    /** Chinese and Japanese, written without white space. */
    private static final String ANYWHERE = "\u3001\uFF0C\uFF1B\uFF1A\u2014";

    private static final String CLOSERS = ")]}\"'\u2019\u201D\u00BB\u300D\u300F\uFF09";

    private ClausePunctuation() {}

    /** Whether a clause, and the white space behind it, ends at an offset above 0. */
    static boolean endsAt(String text, int place) {
        int at = place - 1;
        boolean space = Character.isWhitespace(text.charAt(at));
        while (at > 0 && Character.isWhitespace(text.charAt(at))) {
            at--;
        }
        while (at > 0 && CLOSERS.indexOf(text.charAt(at)) >= 0) {
            at--;
        }
        char last = text.charAt(at);
        return (space && BEFORE_SPACE.indexOf(last) >= 0) || ANYWHERE.indexOf(last) >= 0;
    }
}
