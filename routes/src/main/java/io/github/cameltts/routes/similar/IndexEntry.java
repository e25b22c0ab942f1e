package io.github.cameltts.routes.similar;

/**
 * What the index keeps of a text.
 *
 * @param words in the order in which they are spoken, see {@link NumberedWords}
 * @param size how many different words there are
 */
@SuppressWarnings("ArrayRecordComponent") // A million of them are kept: no lists.
record IndexEntry(long id, int profile, int fingerprint, int[] words, int size) {}
