package io.github.cameltts.routes.similar;

import com.carrotsearch.hppc.IntIntHashMap;

/**
 * Compares one text with others. Two texts match when their different words are similar enough (Jaccard), when the words
 * that they have in common are the same number of times in the same order, and when every other word is {@link
 * WordKind#FREE}. So {@code dog bites man} is not {@code man bites dog}. Not thread-safe.
 */
final class TextComparison {

    static final double NO_MATCH = 0;

    private final JaccardThreshold threshold;
    private final int size;

    /** The text's words, each as its place in {@link #seen}. */
    private final int[] places;

    private final WordKind[] kinds;
    private final IntIntHashMap placeOf = new IntIntHashMap();

    /** By place: the last other text that had the word. */
    private final int[] seen;

    private int others;

    TextComparison(NumberedWords words, JaccardThreshold threshold) {
        this.threshold = threshold;
        this.size = words.size();
        this.places = new int[words.inOrder().length];
        this.kinds = new WordKind[places.length];
        for (int i = 0; i < places.length; i++) {
            int number = NumberedWords.number(words.inOrder()[i]);
            placeOf.putIfAbsent(number, placeOf.size());
            places[i] = placeOf.get(number);
            kinds[i] = WordKind.of(words.inOrder()[i]);
        }
        this.seen = new int[placeOf.size()];
    }

    /** The score of two texts that match, else {@link #NO_MATCH}. */
    double score(int[] other, int otherSize) {
        int common = common(other);
        double score = JaccardThreshold.score(common, size, otherSize);
        return common > 0 && threshold.allows(score) && agree(other) ? score : NO_MATCH;
    }

    /** How many different words the texts have in common; 0 where a word is missing here that must not be. */
    private int common(int[] other) {
        others++;
        int common = 0;
        for (int word : other) {
            WordKind kind = WordKind.of(word);
            int place = placeOf.getOrDefault(NumberedWords.number(word), -1);
            if (place < 0) {
                if (kind != WordKind.FREE) {
                    return 0;
                }
            } else if (seen[place] != others) {
                seen[place] = others;
                common += kind.isWord() ? 1 : 0;
            }
        }
        return common;
    }

    /** Whether what is left agrees, when all words are left out that are in one text only. */
    private boolean agree(int[] other) {
        int next = nextCommon(0);
        for (int word : other) {
            int place = placeOf.getOrDefault(NumberedWords.number(word), -1);
            if (place < 0) {
                continue;
            }
            if (next >= places.length || places[next] != place || !kinds[next].agreesWith(WordKind.of(word))) {
                return false;
            }
            next = nextCommon(next + 1);
        }
        return next == places.length;
    }

    /** Where the next word that both have is, or a place above all where a word is missing there that must not be. */
    private int nextCommon(int from) {
        int next = from;
        while (next < places.length && seen[places[next]] != others) {
            if (kinds[next] != WordKind.FREE) {
                return Integer.MAX_VALUE;
            }
            next++;
        }
        return next;
    }
}
