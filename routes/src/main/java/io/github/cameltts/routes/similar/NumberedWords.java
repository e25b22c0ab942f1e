package io.github.cameltts.routes.similar;

import java.util.Arrays;

/**
 * A text as numbers: each is that of a word in the dictionary, times 4, plus its kind. Immutable.
 *
 * @param inOrder the words as they are spoken
 * @param rarestFirst the number of each word once, marks left out, high numbers first
 */
@SuppressWarnings("ArrayRecordComponent") // A million of them are compared: no lists.
record NumberedWords(int[] inOrder, int[] rarestFirst) {

    static NumberedWords of(int[] inOrder) {
        int[] sorted = Arrays.stream(inOrder)
                .filter(word -> WordKind.of(word).isWord())
                .map(word -> -number(word))
                .sorted()
                .distinct()
                .map(negative -> -negative)
                .toArray();
        return new NumberedWords(inOrder, sorted);
    }

    static int word(int number, WordKind kind) {
        return (number << WordKind.BITS) | kind.code();
    }

    static int number(int word) {
        return word >>> WordKind.BITS;
    }

    /** How many different words there are. */
    int size() {
        return rarestFirst.length;
    }

    /** The same for any two texts that match: a digest of all words that must not differ. */
    int signature(int seed) {
        int hash = seed;
        for (int word : inOrder) {
            WordKind kind = WordKind.of(word);
            if (kind == WordKind.FIXED || kind == WordKind.MARK) {
                hash = (hash ^ word) * 0x9E3779B1;
                hash ^= hash >>> 15;
            }
        }
        return hash;
    }
}
