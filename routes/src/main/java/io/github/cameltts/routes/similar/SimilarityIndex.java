package io.github.cameltts.routes.similar;

import java.util.List;

/** Finds texts that are similar to a text. Implementations are safe for use by several threads. */
public interface SimilarityIndex {

    /** Takes a text in, in the place of one that has the same id. */
    void add(IndexedText text);

    /** Takes a text out, where it is there. */
    void remove(long id);

    /** Whether just this text is there under its id. */
    boolean contains(IndexedText text);

    /** The ids from {@code first} to {@code last}, both included, in ascending order. */
    long[] ids(long first, long last);

    /** How many texts there are. */
    int size();

    /**
     * Finds similar texts of the same profile.
     *
     * @param text its id does not matter
     * @param most how many at most
     * @return the most similar first, and of those that are equally similar the one with the lowest id
     */
    List<SimilarText> find(IndexedText text, int most);
}
