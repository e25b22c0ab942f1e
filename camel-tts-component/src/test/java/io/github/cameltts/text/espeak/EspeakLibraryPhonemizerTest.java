package io.github.cameltts.text.espeak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.text.Phonemizer;
import io.github.cameltts.text.PhonemizerContractTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EspeakLibraryPhonemizerTest extends PhonemizerContractTest {

    private static final EspeakLibrarySource SOURCE = new EspeakLibrarySource(Optional.empty());

    @BeforeAll
    static void isInstalled() {
        InstalledEspeak.assume(SOURCE);
    }

    @Override
    protected Phonemizer phonemizer() {
        return SOURCE.forVoice("en-us");
    }

    @Test
    void idAndVersionTellTheVoiceAndTheLibrary() {
        assertThat(phonemizer().id()).isEqualTo("espeak-ng-en-us");
        assertThat(phonemizer().version()).matches("1\\.\\d+.*/\\d+");
    }

    @Test
    void voicesInTurnsOnManyThreadsKeepTheirLanguage() throws Exception {
        Map<String, String> one = Map.of("en-us", "wˈʌn", "de", "ˈaɪns", "es", "ˈuno");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> answers = new ArrayList<>();
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                one.forEach((voice, spoken) -> {
                    answers.add(threads.submit(() -> SOURCE.forVoice(voice).phonemize("1")));
                    expected.add(spoken);
                });
            }
            for (int i = 0; i < answers.size(); i++) {
                assertThat(answers.get(i).get()).isEqualTo(expected.get(i));
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aLanguageThatIsListedInAnotherVoiceIsFound() {
        assertThat(SOURCE.forVoice("en-gb").phonemize("bath")).isEqualTo("bˈaθ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"multilingual", "xx", "../../../etc/passwd", "", "-v", "en us", "en-us\n"})
    void anUnknownVoiceIsAClearErrorAndHarmsNoOther(String name) {
        assertThatThrownBy(() -> SOURCE.forVoice(name))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("no voice");

        assertThat(phonemizer().phonemize("one")).isEqualTo("wˈʌn");
    }

    @Test
    void aLibraryThatIsNoneIsAClearError(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("libespeak-ng.so"), "no library");

        assertThatThrownBy(() -> new EspeakLibrarySource(Optional.of(file)).forVoice("de"))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("cannot be loaded from " + file);
    }
}
