package io.github.cameltts.routes.similar;

import java.util.ArrayList;
import java.util.List;

/** Finds similar texts without an index. */
final class Scan {

    private final JaccardThreshold threshold;
    private final WordReader reader = new WordReader(true);
    private final WordDictionary dictionary = new WordDictionary();
    private final List<NumberedWords> texts = new ArrayList<>();

    Scan(List<String> texts, double threshold) {
        this.threshold = new JaccardThreshold(threshold);
        for (String text : texts) {
            this.texts.add(number(text));
        }
    }

    private NumberedWords number(String text) {
        return NumberedWords.of(reader.read(text, "en").stream()
                .mapToInt(word -> NumberedWords.word(dictionary.take(word.form()), word.kind()))
                .toArray());
    }

    List<SimilarText> find(String asked, int most) {
        TextComparison comparison = new TextComparison(number(asked), threshold);
        List<SimilarText> found = new ArrayList<>();
        for (int i = 0; i < texts.size(); i++) {
            NumberedWords text = texts.get(i);
            double score = comparison.score(text.inOrder(), text.size());
            if (score != TextComparison.NO_MATCH) {
                found.add(new SimilarText(i, score));
            }
        }
        return found.stream().sorted().limit(most).toList();
    }
}
