package io.github.cameltts.text;

import io.github.cameltts.spi.EngineUnavailableException;
import java.util.Locale;
import java.util.regex.Pattern;

/** The pure-Java phonemizer, for voices whose phonemes are English. It reads all of them as American English. */
final class EnglishPhonemizerSource implements PhonemizerSource {

    static final String NAME = "java";

    private static final Pattern ENGLISH = Pattern.compile("en(?:[-_+].*)?");

    /** Loaded when it is first needed: its dictionary takes 0.2 s. */
    private static final class English {
        private static final Phonemizer PHONEMIZER = new EnglishPhonemizer();
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Phonemizer forVoice(String espeakVoice) {
        if (!ENGLISH.matcher(espeakVoice.toLowerCase(Locale.ROOT)).matches()) {
            throw new EngineUnavailableException(NAME + ": reads English only.");
        }
        return English.PHONEMIZER;
    }
}
