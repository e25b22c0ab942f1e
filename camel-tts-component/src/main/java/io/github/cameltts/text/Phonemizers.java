package io.github.cameltts.text;

import io.github.cameltts.spi.EngineUnavailableException;

/** The phonemizers that can be had here. Thread-safe. */
public final class Phonemizers {

    private static final class JavaEnglish {
        private static final Phonemizer INSTANCE = new EnglishPhonemizer();
    }

    /** Only what needs nothing installed, and reads the same everywhere. */
    public static Phonemizers pureJava() {
        return new Phonemizers();
    }

    /**
     * The phonemizer for a model.
     *
     * @param espeakVoice the voice of espeak-ng whose phonemes the model was trained on, such as {@code en-us}
     * @throws EngineUnavailableException with what to install when none is there
     */
    public Phonemizer forVoice(String espeakVoice) {
        if (!espeakVoice.startsWith("en")) {
            throw new EngineUnavailableException(
                    "Nothing here makes phonemes of the language " + espeakVoice + ". Install espeak-ng.");
        }
        return JavaEnglish.INSTANCE;
    }
}
