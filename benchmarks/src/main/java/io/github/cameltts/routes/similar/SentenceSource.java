package io.github.cameltts.routes.similar;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Texts that are like sentences: 5 to 19 words, 12 at the median, drawn from 100,000 words by Zipf's law with exponent 1.
 * One in five has a number, one in ten a name.
 */
final class SentenceSource {

    private static final int WORDS = 100_000;
    private static final int SHORTEST = 5;
    private static final int SPREAD = 8;
    private static final String[] SYLLABLES = {"ba", "ce", "di", "fo", "gu", "ha", "je", "ki", "lo", "mu"};

    private final Random random;
    private final String[] words = new String[WORDS];
    private final double[] upTo = new double[WORDS];

    SentenceSource(Random random) {
        this.random = random;
        double sum = 0;
        for (int i = 0; i < WORDS; i++) {
            words[i] = word(i);
            sum += 1.0 / (i + 1);
            upTo[i] = sum;
        }
    }

    /** The shorter, the more frequent, as in a language. */
    private static String word(int rank) {
        StringBuilder word = new StringBuilder();
        for (int rest = rank + 1; rest > 0; rest /= 10) {
            word.append(SYLLABLES[rest % 10]);
        }
        return word.toString();
    }

    /** The most frequent first. */
    List<String> vocabulary() {
        return List.of(words);
    }

    String next() {
        int length = SHORTEST + random.nextInt(SPREAD) + random.nextInt(SPREAD);
        List<String> sentence = new ArrayList<>();
        for (int i = 0; i < length; i++) {
            sentence.add(draw());
        }
        if (random.nextInt(5) == 0) {
            sentence.set(random.nextInt(length), Integer.toString(random.nextInt(1_000)));
        }
        if (random.nextInt(10) == 0) {
            sentence.set(random.nextInt(length), "Q" + draw());
        }
        return String.join(" ", sentence) + ".";
    }

    /** The same text with one word missing, or another one in its place, or one more. */
    String changed(String sentence) {
        List<String> changed = new ArrayList<>(List.of(sentence.split(" ")));
        int place = random.nextInt(changed.size());
        switch (random.nextInt(3)) {
            case 0 -> changed.remove(place);
            case 1 -> changed.set(place, draw());
            default -> changed.add(place, draw());
        }
        return String.join(" ", changed);
    }

    private String draw() {
        int place = Arrays.binarySearch(upTo, random.nextDouble() * upTo[WORDS - 1]);
        return words[Math.min(WORDS - 1, place < 0 ? -place - 1 : place)];
    }
}
