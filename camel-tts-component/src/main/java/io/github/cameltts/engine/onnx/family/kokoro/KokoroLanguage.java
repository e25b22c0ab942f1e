package io.github.cameltts.engine.onnx.family.kokoro;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The languages of Kokoro, by the first letter of a voice's name, as in its {@code VOICES.md}. */
enum KokoroLanguage {
    AMERICAN('a', "en-US", "en-us"),
    BRITISH('b', "en-GB", "en-gb"),
    SPANISH('e', "es", "es"),
    FRENCH('f', "fr-FR", "fr-fr"),
    HINDI('h', "hi", "hi"),
    ITALIAN('i', "it", "it"),
    JAPANESE('j', "ja", ""),
    PORTUGUESE('p', "pt-BR", "pt-br"),
    CHINESE('z', "zh", "");

    private final char letter;
    private final String tag;
    private final String espeakVoice;

    KokoroLanguage(char letter, String tag, String espeakVoice) {
        this.letter = letter;
        this.tag = tag;
        this.espeakVoice = espeakVoice;
    }

    /** Whether a file may be a voice pack: a letter for the language, one for the gender, and a name. */
    static boolean isVoice(String name) {
        return name.matches("[a-z][a-z]_[A-Za-z0-9_-]{1,60}")
                && Arrays.stream(values()).anyMatch(language -> language.letter == name.charAt(0));
    }

    /** @param voice one for which {@link #isVoice} holds */
    static KokoroLanguage of(String voice) {
        return Arrays.stream(values())
                .filter(language -> language.letter == voice.charAt(0))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(voice));
    }

    /** The tags of those that can be read. */
    static String readTags() {
        return Arrays.stream(values())
                .filter(KokoroLanguage::isRead)
                .map(KokoroLanguage::tag)
                .collect(Collectors.joining(", "));
    }

    /** BCP 47. */
    String tag() {
        return tag;
    }

    /** Whether the phonemes of espeak-ng are what it was trained on. */
    boolean isRead() {
        return !espeakVoice.isEmpty();
    }

    String espeakVoice() {
        return espeakVoice;
    }

    KokoroPhonemes phonemes() {
        return switch (this) {
            case AMERICAN -> KokoroPhonemes.AMERICAN;
            case BRITISH -> KokoroPhonemes.BRITISH;
            default -> KokoroPhonemes.OTHERS;
        };
    }
}
