package io.github.cameltts.text.espeak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.SpeechCancelledException;
import io.github.cameltts.text.Phonemizer;
import io.github.cameltts.text.PhonemizerContractTest;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EspeakProcessPhonemizerTest extends PhonemizerContractTest {

    private static final EspeakProcessSource SOURCE = new EspeakProcessSource("espeak-ng", Duration.ofSeconds(60));

    private static Phonemizer english;

    @BeforeAll
    static void isInstalled() {
        InstalledEspeak.assume(SOURCE);
        english = SOURCE.forVoice("en-us");
    }

    @AfterAll
    static void close() {
        SOURCE.close();
    }

    @Override
    protected Phonemizer phonemizer() {
        return english;
    }

    @Test
    void idAndVersionTellTheVoiceAndTheProgram() {
        assertThat(english.id()).isEqualTo("espeak-ng-process-en-us");
        assertThat(english.version()).matches("1\\.\\d+.*/\\d+/\\d+/icu-\\d+\\.\\d+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "multilingual",
                "xx",
                "../../../etc/passwd",
                "",
                "--version",
                "en us",
                "m1",
                "klatt",
                "variant",
                "../x",
                "en+klatt"
            })
    void anUnknownVoiceIsAClearError(String name) {
        assertThatThrownBy(() -> SOURCE.forVoice(name))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("no voice");
    }

    @Test
    void phonemesWithinTheTextAreNotObeyed() {
        assertThat(english.phonemize("[[h@l'oU]] one")).isNotEqualTo("həlˈoʊ wˈʌn");
        assertThat(english.phonemize("[[ttt?ttt]] two.")).doesNotContain("ʔ").endsWith("tˈuː.");
    }

    @Test
    void aCallerThatIsInterruptedGivesUp() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> english.phonemize("one")).isInstanceOf(SpeechCancelledException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
