package io.github.cameltts.benchmarks.voices;

import java.util.List;
import java.util.Locale;

/**
 * How far what was heard is from what was said: the fewest words that must be replaced, added and left out (V. I.
 * Levenshtein, 1966), of all words that were said. Sums up over many sentences.
 */
final class WordErrors {

    private int errors;
    private int words;

    /** Counts one sentence; letter case and punctuation do not count. */
    void count(String said, String heard) {
        List<String> spoken = words(said);
        errors += distance(spoken, words(heard));
        words += spoken.size();
    }

    int errors() {
        return errors;
    }

    /** 0 when all was heard right; above 1 when more was heard than said. */
    double rate() {
        return (double) errors / words;
    }

    @Override
    public String toString() {
        return String.format("%.1f %% (%d of %d words)", 100 * rate(), errors, words);
    }

    private static List<String> words(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z' ]", " ").strip();
        return plain.isEmpty() ? List.of() : List.of(plain.split(" +"));
    }

    private static int distance(List<String> said, List<String> heard) {
        int[] row = new int[heard.size() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= said.size(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (said.get(i - 1).equals(heard.get(j - 1)) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[heard.size()];
    }
}
