package io.github.cameltts.routes.similar;

/**
 * From which similarity on two texts match: words in both, divided by words in either (Jaccard 1912).
 *
 * <p>The bounds that follow from it are those of the similarity join of Bayardo, Ma and Srikant, <i>Scaling Up All Pairs
 * Similarity Search</i> (WWW 2007), and Xiao, Wang, Lin and Yu, <i>Efficient Similarity Joins for Near Duplicate Detection</i>
 * (WWW 2008). Each is found with the division that decides in the end, so that rounding never cuts off a match.
 *
 * @param value above 0 and at most 1
 */
record JaccardThreshold(double value) {

    JaccardThreshold {
        if (!(value > 0 && value <= 1)) {
            throw new IllegalArgumentException(
                    "The threshold of similarity is " + value + ". It must be above 0 and at most 1, such as 0.85.");
        }
    }

    static double score(int common, int size, int otherSize) {
        return (double) common / (size + otherSize - common);
    }

    boolean allows(double score) {
        return score >= value;
    }

    /** The fewest words that a match of a text with so many words has; so many of them are in the text, too. */
    int fewest(int size) {
        int fewest = (int) Math.floor(value * size);
        while (fewest > 1 && allows((double) (fewest - 1) / size)) {
            fewest--;
        }
        while (!allows((double) fewest / size)) {
            fewest++;
        }
        return fewest;
    }

    /** Whether two texts can match at all, when nothing but their sizes is known, and how many words they may have in common. */
    boolean allows(int mostCommon, int size, int otherSize) {
        return allows(score(mostCommon, size, otherSize));
    }

    /** Two texts that match have a word in common among their first so many, in any order of words that is the same for both. */
    int prefix(int size) {
        return size - fewest(size) + 1;
    }
}
