package io.github.cameltts.routes.similar;

/**
 * A word of a text, or a sign.
 *
 * @param form in NFC and lower case
 */
record SpokenWord(String form, WordKind kind) {}
