package io.github.cameltts.engine.onnx.family.kokoro;

import io.github.cameltts.engine.onnx.family.AcousticModel;
import io.github.cameltts.engine.onnx.family.Frontend;
import io.github.cameltts.engine.onnx.family.NeuralVoice;
import io.github.cameltts.engine.onnx.family.Speaker;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.text.Phonemizers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A Kokoro model with its voice packs. The name of a pack tells language and gender: {@code bf_emma}. */
final class KokoroVoice implements NeuralVoice {

    private static final int SAMPLE_RATE = 24_000;

    private final VoicePacks packs;
    private final AcousticModel acoustics;
    private final KokoroVocabulary vocabulary;
    private final Phonemizers phonemizers;
    private final Map<KokoroLanguage, Frontend> frontends = new ConcurrentHashMap<>();

    KokoroVoice(VoicePacks packs, AcousticModel acoustics, KokoroVocabulary vocabulary, Phonemizers phonemizers) {
        this.packs = packs;
        this.acoustics = acoustics;
        this.vocabulary = vocabulary;
        this.phonemizers = phonemizers;
    }

    @Override
    public int sampleRate() {
        return SAMPLE_RATE;
    }

    /** Each speaker has a language of its own. */
    @Override
    public String language() {
        return "";
    }

    @Override
    public List<Speaker> speakers() {
        return packs.names().stream().map(KokoroVoice::speaker).toList();
    }

    private static Speaker speaker(String name) {
        return new Speaker(
                name,
                KokoroLanguage.of(name).tag(),
                switch (name.charAt(1)) {
                    case 'f' -> Optional.of("female");
                    case 'm' -> Optional.of("male");
                    default -> Optional.empty();
                });
    }

    /** Also a mix, such as {@code af_bella(2)+af_sky}. */
    @Override
    public boolean speaksAs(String speaker) {
        if (!SpeakerMix.isMix(speaker)) {
            return speaker.isEmpty() || packs.names().contains(speaker);
        }
        return !SpeakerMix.parse(speaker, packs.names()).weights().isEmpty();
    }

    /** A mix reads the language of its first part. */
    @Override
    public Frontend frontend(String speaker) {
        String first = SpeakerMix.parse(speaker, packs.names()).first();
        KokoroLanguage language = KokoroLanguage.of(first);
        if (!language.isRead()) {
            throw new InvalidSpeechRequestException("The voice " + first + " speaks " + language.tag()
                    + ", for which nothing here makes the phonemes that Kokoro knows. Use a voice of "
                    + KokoroLanguage.readTags() + ".");
        }
        return frontends.computeIfAbsent(
                language,
                one -> new KokoroFrontend(phonemizers.forVoice(one.espeakVoice()), one.phonemes(), vocabulary));
    }

    @Override
    public AcousticModel acoustics() {
        return acoustics;
    }
}
