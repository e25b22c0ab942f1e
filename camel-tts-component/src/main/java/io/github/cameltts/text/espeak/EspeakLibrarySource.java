package io.github.cameltts.text.espeak;

import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.text.Phonemizer;
import io.github.cameltts.text.PhonemizerSource;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Phonemes by the installed library of espeak-ng: about 0.1 ms a sentence, half of it in espeak-ng.
 *
 * <p>A fault in the library ends this process. Texts are cleaned of all that is known to cause one in espeak-ng 1.51, but
 * nonsense syllables in Burmese and Shan still can: for untrusted texts in such languages use the program.
 */
public final class EspeakLibrarySource implements PhonemizerSource {

    static final String NAME = "espeak-library";

    private final Optional<Path> file;

    /**
     * @param file the library; searched when empty
     */
    public EspeakLibrarySource(Optional<Path> file) {
        this.file = file;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Phonemizer forVoice(String espeakVoice) {
        try {
            EspeakVoice voice = new EspeakVoice(espeakVoice);
            EspeakLibrary library = EspeakLibrary.at(file);
            library.use(voice);
            return new EspeakPhonemizer(voice, library);
        } catch (EngineUnavailableException e) {
            throw new EngineUnavailableException(NAME + ": " + e.getMessage(), e);
        }
    }
}
