package io.github.cameltts.engine.onnx.family;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * Numbers the phonemes for a Piper model: {@code ^ _ p _ p _ … $}, so that each phoneme, and the start, is followed by the
 * padding. Phonemes that the model does not know are left out. Thread-safe.
 */
final class PhonemeIds {

    private final Map<String, long[]> ids;
    private final Map<String, List<String>> replacements;
    private final UnknownSymbols unknown;
    private final long[] padding;

    /**
     * @param ids of each phoneme, a Unicode character in decomposed form, and of the symbols {@code _ ^ $}
     * @param replacements phonemes that the model wants written in another way
     * @param unknown is told what was left out
     */
    PhonemeIds(Map<String, long[]> ids, Map<String, List<String>> replacements, UnknownSymbols unknown) {
        this.ids = Map.copyOf(ids);
        this.replacements = Map.copyOf(replacements);
        this.unknown = unknown;
        padding = ids.get("_");
    }

    /**
     * Numbers one sentence.
     *
     * @param phonemes IPA, decomposed (NFD) here because that is how models know it
     * @return ids, empty when the model has a sound for none of it
     */
    long[] of(String phonemes) {
        List<String> known = Normalizer.normalize(phonemes, Normalizer.Form.NFD)
                .codePoints()
                .mapToObj(Character::toString)
                .flatMap(phoneme -> replacements.getOrDefault(phoneme, List.of(phoneme)).stream())
                .filter(this::isKnown)
                .toList();
        if (known.stream().noneMatch(phoneme -> UnknownSymbols.isSound(phoneme.codePointAt(0)))) {
            return new long[0];
        }
        LongStream.Builder result = LongStream.builder();
        append(result, ids.get("^"));
        known.forEach(phoneme -> append(result, ids.get(phoneme)));
        Arrays.stream(ids.get("$")).forEach(result::add);
        return result.build().toArray();
    }

    private boolean isKnown(String phoneme) {
        if (ids.containsKey(phoneme)) {
            return true;
        }
        unknown.skipped(phoneme.codePointAt(0));
        return false;
    }

    private void append(LongStream.Builder result, long[] symbol) {
        Arrays.stream(symbol).forEach(result::add);
        Arrays.stream(padding).forEach(result::add);
    }
}
