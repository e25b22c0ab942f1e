package io.github.cameltts.engine.onnx.family;

import io.github.cameltts.text.PhonemeSentences;
import io.github.cameltts.text.Phonemizer;
import java.util.List;

/**
 * Text to phonemes, phonemes to sentences, sentences to ids.
 *
 * @param unknown is told what of a text is lost before it is phonemes
 * @param longest most characters of a sentence's phonemes
 */
record PhonemeFrontend(Phonemizer phonemizer, PhonemeIds ids, UnknownSymbols unknown, int longest) implements Frontend {

    @Override
    public String id() {
        return phonemizer.id() + "-" + phonemizer.version();
    }

    @Override
    public List<long[]> sentences(String text) {
        unknown.lookThrough(text, phonemizer::reads);
        String phonemes = phonemizer.phonemize(text);
        return phonemes.isEmpty()
                ? List.of()
                : PhonemeSentences.split(phonemes, longest).stream()
                        .map(ids::of)
                        .filter(sentence -> sentence.length > 0)
                        .toList();
    }
}
