package io.github.cameltts.routes.similar;

/** What may happen to a word between two texts that are similar. */
enum WordKind {
    /** It may be missing from the other text. */
    FREE(0),

    /** It begins a sentence with a capital. As that may be a name it may not be missing, but may be in lower case. */
    OPENER(1),

    /** A number, a negation, a name, or what nobody can tell from one: it must be there in the same form. */
    FIXED(2),

    /** As fixed, and counts as no word: a sign that is spoken, or changes how words are. */
    MARK(3);

    /** How many low bits of a numbered word tell its kind. */
    static final int BITS = 2;

    private static final WordKind[] BY_CODE = {FREE, OPENER, FIXED, MARK};

    private final int code;

    WordKind(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }

    static WordKind of(int word) {
        return BY_CODE[word & ((1 << BITS) - 1)];
    }

    boolean isWord() {
        return this != MARK;
    }

    /** Whether a word that is in both texts can be the same to a listener. */
    boolean agreesWith(WordKind other) {
        return this == other || (this == FREE && other == OPENER) || (this == OPENER && other == FREE);
    }
}
