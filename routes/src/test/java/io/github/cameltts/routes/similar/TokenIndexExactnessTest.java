package io.github.cameltts.routes.similar;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the index finds is what a comparison with each of the texts finds, spelled out here without any of its code. */
class TokenIndexExactnessTest {

    private static final int MOST = 5;
    private static final List<String> SPECIAL = List.of("not", "never", "7", "12", "two", "Anna", "Peter", "?", "$");
    private static final List<String> NAMES = List.of("Anna", "Peter");
    private static final List<String> PROFILES = List.of("p", "p", "q");

    @ParameterizedTest
    @CsvSource({
        "0.85, true, 20, 1",
        "0.85, true, 300, 2",
        "0.85, false, 60, 3",
        "0.5, true, 30, 4",
        "0.3, false, 12, 5",
        "0.1, true, 40, 6",
        "0.95, true, 8, 7",
        "1, true, 6, 8",
        "0.7, true, 100, 9",
        "0.6666666666666666, false, 25, 10"
    })
    void sameAnswersAsEachTextInTurn(double threshold, boolean names, int vocabulary, long seed) {
        Random random = new Random(seed);
        SimilarityIndex index = new TokenIndex(threshold, names);
        Map<Long, IndexedText> texts = new TreeMap<>();
        int matches = 0;
        for (int step = 0; step < 800; step++) {
            long id = random.nextInt(200);
            if (random.nextInt(4) == 0) {
                texts.remove(id);
                index.remove(id);
            } else {
                IndexedText text = text(random, vocabulary, id, texts);
                texts.put(id, text);
                index.add(text);
            }
            IndexedText asked = text(random, vocabulary, 0, texts);
            List<SimilarText> expected = eachInTurn(texts, asked, threshold, names);
            assertThat(index.find(asked, MOST)).as("%s", asked).isEqualTo(expected);
            matches += expected.isEmpty() ? 0 : 1;
        }
        assertThat(matches).as("matches, without which this says nothing").isGreaterThan(100);
        assertThat(index.ids(0, 1000))
                .containsExactly(texts.keySet().stream().mapToLong(id -> id).toArray());
        texts.keySet().forEach(index::remove);
        assertThat(index.size()).isZero();
    }

    /** Something new, or another text with a few changes. Each has at least one word. */
    private static IndexedText text(Random random, int vocabulary, long id, Map<Long, IndexedText> texts) {
        List<String> words = new ArrayList<>();
        if (!texts.isEmpty() && random.nextInt(3) > 0) {
            List<IndexedText> others = List.copyOf(texts.values());
            words.addAll(
                    List.of(others.get(random.nextInt(others.size())).text().split(" ")));
            for (int changes = random.nextInt(3); changes > 0; changes--) {
                int place = random.nextInt(words.size());
                switch (random.nextInt(4)) {
                    case 0 -> words.set(place, word(random, vocabulary));
                    case 1 -> words.add(place, word(random, vocabulary));
                    case 2 -> words.add(words.remove(place));
                    default -> words.remove(place);
                }
                words.add(words.isEmpty() ? 0 : words.size() - 1, "wzz");
            }
        } else {
            IntStream.range(0, 1 + random.nextInt(25)).forEach(i -> words.add(word(random, vocabulary)));
            words.add("wyy");
        }
        return new IndexedText(id, PROFILES.get(random.nextInt(PROFILES.size())), "en", String.join(" ", words));
    }

    /** Low numbers are frequent, as in a language. */
    private static String word(Random random, int vocabulary) {
        if (random.nextInt(20) == 0) {
            return SPECIAL.get(random.nextInt(SPECIAL.size()));
        }
        int rank = (int) Math.floor(vocabulary * Math.pow(random.nextDouble(), 3));
        return letters(rank);
    }

    /** A word without digits, and in lower case. */
    private static String letters(int number) {
        return "w" + (char) ('a' + number / 26 % 26) + (char) ('a' + number % 26);
    }

    private static List<SimilarText> eachInTurn(
            Map<Long, IndexedText> texts, IndexedText asked, double threshold, boolean names) {
        List<SimilarText> found = new ArrayList<>();
        for (IndexedText text : texts.values()) {
            double score = score(text.text(), asked.text(), names);
            if (text.profile().equals(asked.profile()) && score > 0 && score >= threshold) {
                found.add(new SimilarText(text.id(), score));
            }
        }
        found.sort((a, b) -> a.score() == b.score() ? Long.compare(a.id(), b.id()) : a.score() < b.score() ? 1 : -1);
        return found.subList(0, Math.min(MOST, found.size()));
    }

    private static double score(String one, String other, boolean names) {
        List<String> left = List.of(one.split(" "));
        List<String> right = List.of(other.split(" "));
        boolean apart = left.stream().anyMatch(word -> !right.contains(word) && isFixed(word, names))
                || right.stream().anyMatch(word -> !left.contains(word) && isFixed(word, names));
        if (apart || !common(left, right, names).equals(common(right, left, names))) {
            return 0;
        }
        Set<String> union = new HashSet<>(left);
        union.addAll(right);
        union.removeAll(Set.of("?", "$"));
        Set<String> common = new HashSet<>(left);
        common.retainAll(right);
        common.removeAll(Set.of("?", "$"));
        return (double) common.size() / union.size();
    }

    /** What both have, in the order of one of them; a name that begins a sentence is told from others. */
    private static List<String> common(List<String> words, List<String> others, boolean names) {
        List<String> common = new ArrayList<>();
        boolean opens = true;
        for (String word : words) {
            if (others.contains(word)) {
                common.add(names && NAMES.contains(word) && opens ? "opening " + word : word);
            }
            opens = word.equals("?") || (opens && word.equals("$"));
        }
        return common;
    }

    private static boolean isFixed(String word, boolean names) {
        return SPECIAL.contains(word) && (names || !NAMES.contains(word));
    }
}
