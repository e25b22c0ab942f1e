package io.github.cameltts.routes.similar;

/**
 * A text that was found.
 *
 * @param id under which it was taken in
 * @param score above 0, and 1 for the same words
 */
public record SimilarText(long id, double score) implements Comparable<SimilarText> {

    /** The best comes first. */
    @Override
    public int compareTo(SimilarText other) {
        int byScore = Double.compare(other.score, score);
        return byScore != 0 ? byScore : Long.compare(id, other.id);
    }
}
