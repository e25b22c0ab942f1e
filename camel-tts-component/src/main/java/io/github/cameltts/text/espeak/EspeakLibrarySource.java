package io.github.cameltts.text.espeak;

import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.text.Phonemizer;
import io.github.cameltts.text.PhonemizerSource;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Phonemes by the installed library of espeak-ng: about 0.1 ms a sentence, half of it in espeak-ng.
 *
 * <p>A fault in the library ends this process. Texts are cleaned of all that is known to cause one in espeak-ng 1.51.
 * Languages where that is not enough are left to the program.
 */
public final class EspeakLibrarySource implements PhonemizerSource {

    static final String NAME = "espeak-library";

    /** Burmese and Shan: syllables that are no words end the process. */
    private static final Set<String> UNSAFE = Set.of("my", "shn");

    private final Optional<Path> file;

    /**
     * @param file the library; when empty the one that is loaded already, else it is searched
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
        if (UNSAFE.contains(espeakVoice.toLowerCase(Locale.ROOT))) {
            throw new EngineUnavailableException(
                    NAME + ": some texts of the voice '" + espeakVoice + "' crash the library. Use espeak-process.");
        }
        try {
            EspeakVoice voice = new EspeakVoice(espeakVoice);
            EspeakLibrary library = EspeakLibrary.at(file);
            library.use(voice);
            return new EspeakPhonemizer(voice, library);
        } catch (EngineUnavailableException e) {
            throw new EngineUnavailableException(NAME + ": " + e.getMessage(), e);
        } catch (LinkageError e) {
            throw new EngineUnavailableException(
                    NAME + ": the library cannot be used here. Install espeak-ng for this kind of machine.", e);
        }
    }
}
