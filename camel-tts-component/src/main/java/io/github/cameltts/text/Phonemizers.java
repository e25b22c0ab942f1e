package io.github.cameltts.text;

import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.text.espeak.EspeakLibrarySource;
import io.github.cameltts.text.espeak.EspeakProcessSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses how a voice gets its phonemes: by the installed library of espeak-ng, else by its program, else, for English, in
 * pure Java. Asking again for a voice is cheap. Safe for many threads.
 */
public final class Phonemizers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Phonemizers.class);

    private final List<PhonemizerSource> sources;
    private final Map<String, Phonemizer> chosen = new ConcurrentHashMap<>();

    /**
     * @param sources the best first
     */
    Phonemizers(List<PhonemizerSource> sources) {
        this.sources = List.copyOf(sources);
    }

    /** @throws IllegalArgumentException when the choice is none of the known ones */
    public static Phonemizers of(PhonemizerSettings settings) {
        List<PhonemizerSource> all = List.of(
                new EspeakLibrarySource(settings.library()),
                new EspeakProcessSource(settings.program(), settings.timeout()),
                new EnglishPhonemizerSource());
        List<PhonemizerSource> wanted = all.stream()
                .filter(source -> settings.choice().equals(PhonemizerSettings.AUTO)
                        || settings.choice().equals(source.name()))
                .toList();
        if (wanted.isEmpty()) {
            throw new IllegalArgumentException("There is no phonemizer '" + settings.choice() + "'. Use auto, "
                    + String.join(", ", all.stream().map(PhonemizerSource::name).toList()) + ".");
        }
        return new Phonemizers(wanted);
    }

    /** Only what needs nothing installed, and reads the same everywhere. */
    public static Phonemizers pureJava() {
        return new Phonemizers(List.of(new EnglishPhonemizerSource()));
    }

    /**
     * The phonemizer of a voice. Which one it is stands in the log at INFO when the voice is asked for the first time.
     *
     * @param espeakVoice a voice of espeak-ng, as in {@code espeak.voice} of Piper's configurations: {@code en-us},
     *     {@code de}
     * @throws EngineUnavailableException when none is there that knows the voice; the message says why for each, and what
     *     to install
     */
    public Phonemizer forVoice(String espeakVoice) {
        return chosen.computeIfAbsent(espeakVoice, this::choose);
    }

    private Phonemizer choose(String espeakVoice) {
        List<SpeechException> failures = new ArrayList<>();
        for (PhonemizerSource source : sources) {
            try {
                Phonemizer phonemizer = source.forVoice(espeakVoice);
                LOG.info(
                        "Phonemes of {} come from {} ({} {})",
                        espeakVoice,
                        source.name(),
                        phonemizer.id(),
                        phonemizer.version());
                return phonemizer;
            } catch (SpeechException e) {
                if (e.isCallersFault()) {
                    throw e;
                }
                failures.add(e);
            }
        }
        EngineUnavailableException none =
                new EngineUnavailableException("Nothing here makes the phonemes of the espeak-ng voice '" + espeakVoice
                        + "'. "
                        + failures.stream().map(SpeechException::getMessage).collect(Collectors.joining(" "))
                        + " Install espeak-ng, for example by 'apt install espeak-ng' or 'brew install espeak-ng', or use a voice"
                        + " of another language.");
        failures.forEach(none::addSuppressed);
        throw none;
    }

    /** Ends what the phonemizers run. */
    @Override
    public void close() {
        for (PhonemizerSource source : sources) {
            source.close();
        }
    }
}
