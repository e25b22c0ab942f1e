package io.github.cameltts.text.espeak;

/**
 * Words that are spoken without a pause.
 *
 * @param words at least one letter, digit or symbol
 * @param mark one of {@code . , ; : ! ?}, or empty
 */
record Clause(String words, String mark) {

    /** As it is written. */
    @Override
    public String toString() {
        return words + mark;
    }
}
