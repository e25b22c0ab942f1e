package io.github.cameltts.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a phoneme string into sentences. Abbreviations and decimal points are gone by then, so every {@code . ! ?} ends one.
 */
public final class PhonemeSentences {

    private static final String ENDS = ".!?";
    private static final String PAUSES = ",;:";

    private PhonemeSentences() {}

    /**
     * Cuts after each sentence, and sentences that are too long at their last pause, or else between words.
     *
     * @param phonemes as a {@link Phonemizer} gives them
     * @param longest most characters of a piece, unless a single word is longer
     */
    public static List<String> split(String phonemes, int longest) {
        List<String> sentences = new ArrayList<>();
        StringBuilder sentence = new StringBuilder();
        for (String word : phonemes.split(" ")) {
            if (!sentence.isEmpty() && sentence.length() + word.length() >= longest) {
                cutAtPause(sentence, sentences);
            }
            sentence.append(sentence.isEmpty() ? "" : " ").append(word);
            if (!word.isEmpty() && ENDS.indexOf(word.charAt(word.length() - 1)) >= 0) {
                flush(sentence, sentences);
            }
        }
        flush(sentence, sentences);
        return sentences;
    }

    private static void cutAtPause(StringBuilder sentence, List<String> sentences) {
        for (int i = sentence.length() - 1; i > 0; i--) {
            if (PAUSES.indexOf(sentence.charAt(i)) >= 0) {
                sentences.add(sentence.substring(0, i + 1));
                sentence.delete(0, i + 1);
                while (!sentence.isEmpty() && sentence.charAt(0) == ' ') {
                    sentence.deleteCharAt(0);
                }
                return;
            }
        }
        flush(sentence, sentences);
    }

    private static void flush(StringBuilder sentence, List<String> sentences) {
        if (!sentence.isEmpty()) {
            sentences.add(sentence.toString());
            sentence.setLength(0);
        }
    }
}
