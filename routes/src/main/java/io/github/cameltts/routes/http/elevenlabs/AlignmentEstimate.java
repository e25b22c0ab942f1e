package io.github.cameltts.routes.http.elevenlabs;

import java.util.ArrayList;
import java.util.List;

/**
 * Guesses when each character of a text is heard, from nothing but how long all of it plays: letters take equal shares of
 * the time, an ideograph or a digit, which is several sounds, more, and punctuation the pause that it asks for.
 */
final class AlignmentEstimate {

    private static final double LETTER = 1;
    private static final double SPACE = 0.3;

    /** About a spoken syllable or word. */
    private static final double IDEOGRAPH = 3;

    private static final double DIGIT = 3;
    private static final double CLAUSE_PAUSE = 3;
    private static final double SENTENCE_PAUSE = 6;
    private static final double OTHER_MARK = 0.1;

    private static final String SENTENCE_ENDS = ".!?…。！？";
    private static final String CLAUSE_ENDS = ",;:–—、，；：";

    private AlignmentEstimate() {}

    static Alignment of(String text, double seconds) {
        int[] characters = text.codePoints().toArray();
        double[] shares = new double[characters.length];
        double all = 0;
        for (int i = 0; i < characters.length; i++) {
            // The last pause is not heard: the audio ends.
            shares[i] = i == characters.length - 1 ? Math.min(LETTER, share(characters[i])) : share(characters[i]);
            all += shares[i];
        }
        List<String> spoken = new ArrayList<>(characters.length);
        List<Double> starts = new ArrayList<>(characters.length);
        List<Double> ends = new ArrayList<>(characters.length);
        double before = 0;
        for (int i = 0; i < characters.length; i++) {
            spoken.add(Character.toString(characters[i]));
            starts.add(millis(seconds * before / all));
            before += shares[i];
            ends.add(millis(seconds * before / all));
        }
        return new Alignment(spoken, starts, ends);
    }

    private static double share(int character) {
        if (SENTENCE_ENDS.indexOf(character) >= 0) {
            return SENTENCE_PAUSE;
        }
        if (CLAUSE_ENDS.indexOf(character) >= 0) {
            return CLAUSE_PAUSE;
        }
        if (Character.isIdeographic(character)) {
            return IDEOGRAPH;
        }
        if (Character.isDigit(character)) {
            return DIGIT;
        }
        if (Character.isLetter(character)) {
            return LETTER;
        }
        return Character.isWhitespace(character) ? SPACE : OTHER_MARK;
    }

    private static double millis(double seconds) {
        return Math.round(seconds * 1000) / 1000.0;
    }
}
