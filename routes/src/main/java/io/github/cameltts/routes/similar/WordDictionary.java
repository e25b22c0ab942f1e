package io.github.cameltts.routes.similar;

import com.carrotsearch.hppc.IntArrayList;
import com.carrotsearch.hppc.ObjectIntHashMap;
import java.util.ArrayList;
import java.util.List;

/**
 * Numbers for words. A word keeps its number as long as a text has it; a word whose last text has gone leaves. Not
 * thread-safe.
 *
 * <p>Frequent words are met early and get low numbers, so the numbers downwards are almost in the order of rising
 * frequency; and unlike frequencies they never change.
 */
final class WordDictionary {

    static final int UNKNOWN = -1;

    private final ObjectIntHashMap<String> numbers = new ObjectIntHashMap<>();
    private final List<String> words = new ArrayList<>();
    private final IntArrayList uses = new IntArrayList();
    private final IntArrayList free = new IntArrayList();

    /** Above all numbers. */
    int limit() {
        return words.size();
    }

    int find(String word) {
        return numbers.getOrDefault(word, UNKNOWN);
    }

    /** Counts one more use of a word. */
    int take(String word) {
        int number = find(word);
        if (number == UNKNOWN) {
            number = free.isEmpty() ? next() : free.removeLast();
            numbers.put(word, number);
            words.set(number, word);
        }
        uses.set(number, uses.get(number) + 1);
        return number;
    }

    private int next() {
        words.add(null);
        uses.add(0);
        return words.size() - 1;
    }

    /** Counts one use less. */
    void release(int number) {
        uses.set(number, uses.get(number) - 1);
        if (uses.get(number) == 0) {
            numbers.remove(words.set(number, null));
            free.add(number);
        }
    }
}
