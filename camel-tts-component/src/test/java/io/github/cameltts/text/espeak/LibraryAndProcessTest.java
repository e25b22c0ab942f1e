package io.github.cameltts.text.espeak;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.text.Phonemizer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The library and the program of one espeak-ng say the same, but for what {@link EspeakProcess} tells. */
@Timeout(60)
class LibraryAndProcessTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            en-us | Dr. Smith (of the U.S.) arrived at 10:30; he paid $1,000.50. Wait... really?! "Yes," she said.
            en-gb | The bath was full: 5 °C, 3 km and 20% of it. AT&T's e-mail is a@b.co.uk, isn't it?
            de    | Am 3. Mai kam Dr. Müller, z. B. mit dem Computer. Er sagte: „Schön!“ – und ging. Kostet das 3,50 €?
            fr    | Le 1er mai, M. Dupont a dit : « Bonjour ! » au parking ; c'est l'été… n'est-ce pas ?
            es    | ¿Qué hora es? ¡Son las 10:30! El 1.º de mayo, la Sra. Gómez pagó 3,50 €.
            ru    | Привет, мир! Это стоит 5 долларов; правда? Да: software стоит дорого.
            ja    | こんにちは、世界。げんきですか？
            ar    | مرحبا بالعالم، كيف حالك؟ أنا بخير.
            hi    | नमस्ते दुनिया। आप कैसे हैं? मैं ठीक हूँ।
            el    | Καλημέρα κόσμε, τι κάνεις; Είμαι καλά!
            """)
    void sayTheSame(String voice, String text) {
        try (EspeakProcessSource process = new EspeakProcessSource("espeak-ng", Duration.ofSeconds(30))) {
            InstalledEspeak.assume(process);
            Phonemizer library = library(voice);
            String phonemes = library.phonemize(text);

            assertThat(phonemes).isNotEmpty().doesNotContain("(", ")");
            assertThat(process.forVoice(voice).phonemize(text)).isEqualTo(phonemes);
            assertThat(process.forVoice(voice).version()).isEqualTo(library.version());
        }
    }

    @Test
    void theProcessStressesWhatStandsAlone() {
        try (EspeakProcessSource process = new EspeakProcessSource("espeak-ng", Duration.ofSeconds(30))) {
            InstalledEspeak.assume(process);

            assertThat(List.of(
                            library("en-us").phonemize("What?"),
                            process.forVoice("en-us").phonemize("What?")))
                    .containsExactly("wˌʌt?", "wˈʌt?");
        }
    }

    private static Phonemizer library(String voice) {
        EspeakLibrarySource source = new EspeakLibrarySource(Optional.empty());
        InstalledEspeak.assume(source);
        return source.forVoice(voice);
    }
}
