package io.github.cameltts.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.engine.http.LogCapture;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.SpeechCancelledException;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.SpeechTimeoutException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.Test;

class PhonemizersTest {

    private static final PhonemizerSettings NO_ESPEAK = PhonemizerSettings.defaults()
            .withLibrary(Path.of("no-such-library"))
            .withProgram("no-such-program");

    /** Knows some voices, and counts how often it was asked. */
    private static final class Source implements PhonemizerSource {

        private final String name;
        private final List<String> voices;
        private final List<String> asked = new ArrayList<>();
        private boolean closed;

        Source(String name, String... voices) {
            this.name = name;
            this.voices = List.of(voices);
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public Phonemizer forVoice(String voice) {
            asked.add(voice);
            if (!voices.contains(voice)) {
                throw new EngineUnavailableException(name + ": knows no " + voice + ".");
            }
            return new Phonemizer() {
                @Override
                public String id() {
                    return name + "-" + voice;
                }

                @Override
                public String version() {
                    return "1";
                }

                @Override
                public String language() {
                    return voice;
                }

                @Override
                public String phonemize(String text) {
                    return text;
                }

                @Override
                public boolean reads(int character) {
                    return true;
                }
            };
        }

        @Override
        public void close() {
            closed = true;
        }
    }

    @Test
    void theFirstThatKnowsTheVoiceIsChosenOnce() {
        Source best = new Source("best", "de");
        Source second = new Source("second", "de", "fr");
        Phonemizers phonemizers = new Phonemizers(List.of(best, second));

        assertThat(phonemizers.forVoice("de").id()).isEqualTo("best-de");
        assertThat(phonemizers.forVoice("fr").id()).isEqualTo("second-fr");
        assertThat(phonemizers.forVoice("de")).isSameAs(phonemizers.forVoice("de"));
        assertThat(best.asked).containsExactly("de", "fr");
        assertThat(second.asked).containsExactly("fr");
    }

    @Test
    void theChoiceStandsInTheLogOncePerVoice() {
        Phonemizers phonemizers = new Phonemizers(List.of(new Source("best", "de", "fr")));
        try (LogCapture log = LogCapture.open(Level.INFO)) {
            for (String voice : List.of("de", "fr", "de", "fr")) {
                phonemizers.forVoice(voice);
            }

            assertThat(log.events())
                    .extracting(event -> event.getMessage().getFormattedMessage())
                    .containsExactly(
                            "Phonemes of de come from best (best-de 1)", "Phonemes of fr come from best (best-fr 1)");
        }
    }

    @Test
    void whenNoneKnowsTheVoiceTheErrorTellsWhyAndWhatToInstall() {
        Phonemizers phonemizers = new Phonemizers(List.of(new Source("best"), new Source("second")));

        assertThatThrownBy(() -> phonemizers.forVoice("tlh"))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("'tlh'")
                .hasMessageContaining("best: knows no tlh. second: knows no tlh.")
                .hasMessageContaining("Install espeak-ng");
    }

    @Test
    void whatIsInstalledLaterIsFoundThen() {
        List<String> installed = new ArrayList<>();
        Source now = new Source("now", "de");
        PhonemizerSource later = new PhonemizerSource() {
            @Override
            public String name() {
                return "later";
            }

            @Override
            public Phonemizer forVoice(String voice) {
                if (installed.isEmpty()) {
                    throw new EngineUnavailableException("later: not yet.");
                }
                return now.forVoice(voice);
            }
        };
        Phonemizers phonemizers = new Phonemizers(List.of(later));
        assertThatThrownBy(() -> phonemizers.forVoice("de")).isInstanceOf(EngineUnavailableException.class);

        installed.add("espeak-ng");

        assertThat(phonemizers.forVoice("de").language()).isEqualTo("de");
    }

    @Test
    void aSourceThatFailsIsPassedOver() {
        Phonemizers phonemizers = new Phonemizers(
                List.of(failing(new SpeechTimeoutException("slow: hangs.")), new Source("second", "de")));

        assertThat(phonemizers.forVoice("de").id()).isEqualTo("second-de");
        assertThatThrownBy(() -> phonemizers.forVoice("fr"))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("slow: hangs. second: knows no fr.");
    }

    @Test
    void aCallerWhoGivesUpIsNoReasonToAskTheNext() {
        Source second = new Source("second", "de");
        Phonemizers phonemizers =
                new Phonemizers(List.of(failing(new SpeechCancelledException("nobody waits")), second));

        assertThatThrownBy(() -> phonemizers.forVoice("de")).isInstanceOf(SpeechCancelledException.class);
        assertThat(second.asked).isEmpty();
    }

    private static PhonemizerSource failing(SpeechException failure) {
        return new PhonemizerSource() {
            @Override
            public String name() {
                return "failing";
            }

            @Override
            public Phonemizer forVoice(String voice) {
                throw failure;
            }
        };
    }

    @Test
    void closingClosesAllSources() {
        Source first = new Source("first");
        Source second = new Source("second");

        new Phonemizers(List.of(first, second)).close();

        assertThat(first.closed && second.closed).isTrue();
    }

    @Test
    void englishNeedsNothingInstalled() {
        try (Phonemizers phonemizers = Phonemizers.of(NO_ESPEAK)) {
            assertThat(phonemizers.forVoice("en-us").phonemize("hello")).isEqualTo("həlˈoʊ");
            assertThat(phonemizers.forVoice("en-gb-x-rp").id()).isEqualTo(EnglishPhonemizer.ID);
        }
    }

    @Test
    void otherLanguagesNeedEspeak() {
        try (Phonemizers phonemizers = Phonemizers.of(NO_ESPEAK)) {
            assertThatThrownBy(() -> phonemizers.forVoice("de"))
                    .isInstanceOf(EngineUnavailableException.class)
                    .hasMessageContaining("espeak-library: the library cannot be loaded from no-such-library.")
                    .hasMessageContaining("espeak-process: there is no program no-such-program")
                    .hasMessageContaining("java: reads English only.");
        }
    }

    @Test
    void whereTheOthersWereLookedForStandsInTheCausesOnly() {
        PhonemizerSettings settings = PhonemizerSettings.defaults()
                .withLibrary(Path.of("/secret/no-such-library.so"))
                .withProgram("/secret/no-such-program");
        try (Phonemizers phonemizers = Phonemizers.of(settings)) {
            assertThatThrownBy(() -> phonemizers.forVoice("de"))
                    .hasMessageContaining("from no-such-library.so")
                    .hasMessageContaining("no program no-such-program,")
                    .hasMessageNotContaining("secret")
                    .hasStackTraceContaining("/secret/no-such-library.so");
        }
    }

    @Test
    void oneCanBeForced() {
        try (Phonemizers java = Phonemizers.of(PhonemizerSettings.defaults().withChoice("java"));
                Phonemizers process = Phonemizers.of(NO_ESPEAK.withChoice("espeak-process"))) {
            assertThat(java.forVoice("en-us").id()).isEqualTo(EnglishPhonemizer.ID);
            assertThatThrownBy(() -> process.forVoice("en-us"))
                    .isInstanceOf(EngineUnavailableException.class)
                    .hasMessageContaining("espeak-process")
                    .hasMessageNotContaining("java");
        }
    }

    @Test
    void anUnknownChoiceNamesTheKnownOnes() {
        assertThatThrownBy(() -> Phonemizers.of(PhonemizerSettings.defaults().withChoice("espeak")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Use auto, espeak-library, espeak-process, java.");
    }

    @Test
    void languagesThatCrashTheLibraryAreNotReadByIt() {
        Phonemizers library = Phonemizers.of(PhonemizerSettings.defaults().withChoice("espeak-library"));

        assertThatThrownBy(() -> library.forVoice("my"))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("espeak-process");
    }
}
