package io.github.cameltts.engine.onnx.family.mms;

import io.github.cameltts.engine.onnx.family.UnknownSymbols;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Numbers letters as transformers' {@code VitsTokenizer} does. Letters that the model does not know are left out, like its
 * punctuation. Thread-safe.
 */
final class MmsLetters {

    private static final int BLANK = 0;

    private final Map<Integer, Integer> ids;
    private final boolean lowerCase;
    private final boolean blanks;
    private final UnknownSymbols unknown;

    private MmsLetters(MmsConfig config, UnknownSymbols unknown) {
        this.unknown = unknown;
        ids = config.ids();
        lowerCase = config.lowerCase();
        blanks = config.blanks();
    }

    /** @param unknown is told which letters were left out */
    static MmsLetters of(MmsConfig config, UnknownSymbols unknown) {
        return new MmsLetters(config, unknown);
    }

    /** The ids of one sentence, empty when the model has a sound for none of it. */
    long[] ids(String sentence) {
        int[] spoken = Normalizer.normalize(sentence.strip(), Normalizer.Form.NFC)
                .codePoints()
                .flatMap(this::known)
                .toArray();
        if (IntStream.of(spoken).noneMatch(UnknownSymbols::isSound)) {
            return new long[0];
        }
        int[] known = IntStream.of(spoken).map(ids::get).toArray();
        if (!blanks) {
            return IntStream.of(known).asLongStream().toArray();
        }
        long[] around = new long[2 * known.length + 1];
        for (int i = 0; i < known.length; i++) {
            around[2 * i] = BLANK;
            around[2 * i + 1] = known[i];
        }
        return around;
    }

    /** The letter as the model knows it. */
    private IntStream known(int letter) {
        if (ids.containsKey(letter)) {
            return IntStream.of(letter);
        }
        String written = Character.toString(letter);
        String small = lowerCase ? written.toLowerCase(Locale.ROOT) : written;
        int[] found = found(small);
        if (found.length == 0) {
            found = found(Normalizer.normalize(small, Normalizer.Form.NFD));
        }
        if (found.length == 0 && Character.isLetterOrDigit(letter)) {
            unknown.skipped(letter);
        }
        return IntStream.of(found);
    }

    private int[] found(String letters) {
        return letters.codePoints().filter(ids::containsKey).toArray();
    }
}
