package io.github.cameltts.engine.onnx.family.kokoro;

import io.github.cameltts.engine.onnx.family.Frontend;
import io.github.cameltts.text.PhonemeSentences;
import io.github.cameltts.text.Phonemizer;
import java.util.List;

/** Text to the phonemes of espeak-ng, these to Kokoro's, these to ids. */
record KokoroFrontend(Phonemizer phonemizer, KokoroPhonemes phonemes, KokoroVocabulary vocabulary) implements Frontend {

    @Override
    public String id() {
        return phonemizer.id() + "-" + phonemizer.version() + "-" + KokoroPhonemes.VERSION;
    }

    @Override
    public List<long[]> sentences(String text) {
        vocabulary.unknown().lookThrough(text, phonemizer::reads);
        String spoken = phonemes.of(phonemizer.phonemize(text));
        return PhonemeSentences.split(spoken, KokoroVocabulary.LONGEST).stream()
                .flatMap(sentence -> vocabulary.ids(sentence).stream())
                .toList();
    }
}
