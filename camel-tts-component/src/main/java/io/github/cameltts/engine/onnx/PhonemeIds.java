package io.github.cameltts.engine.onnx;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Numbers the phonemes for a Piper model: {@code ^ _ p _ p _ … $}, so that each phoneme, and the start, is followed by the
 * padding. Phonemes that the model does not know are left out. Immutable.
 */
public final class PhonemeIds {

    private final Map<String, long[]> ids;
    private final long[] padding;

    public PhonemeIds(Map<String, long[]> ids) {
        this.ids = Map.copyOf(ids);
        padding = ids.get("_");
    }

    /**
     * Numbers one sentence.
     *
     * @param phonemes IPA, decomposed (NFD) here because that is how models know it
     * @return ids, at least those of the start, its padding and the end
     */
    public long[] of(String phonemes) {
        LongStream.Builder result = LongStream.builder();
        append(result, ids.get("^"));
        Normalizer.normalize(phonemes, Normalizer.Form.NFD)
                .codePoints()
                .mapToObj(Character::toString)
                .filter(ids::containsKey)
                .forEach(phoneme -> append(result, ids.get(phoneme)));
        Arrays.stream(ids.get("$")).forEach(result::add);
        return result.build().toArray();
    }

    private void append(LongStream.Builder result, long[] symbol) {
        Arrays.stream(symbol).forEach(result::add);
        Arrays.stream(padding).forEach(result::add);
    }
}
