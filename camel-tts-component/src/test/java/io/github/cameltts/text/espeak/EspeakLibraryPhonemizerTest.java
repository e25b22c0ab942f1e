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
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
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
        assertThat(phonemizer().version()).matches("1\\.\\d+.*/\\d+/\\d+/icu-\\d+\\.\\d+");
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

    @Test
    void theVowelsOfADoubledArabicLetterAreRead() {
        assertThat(SOURCE.forVoice("ar").phonemize("\u0627\u0644\u0634\u0651\u064E\u0645\u0652\u0633\u0650"))
                .isEqualTo("\u0294a\u0283\u0283\u02C8amsi");
    }

    @ParameterizedTest
    @ValueSource(strings = {"multilingual", "xx", "../../../etc/passwd", "", "-v", "en us", "en-us\n", "../x"})
    void anUnknownVoiceIsAClearErrorAndHarmsNoOther(String name) {
        assertThatThrownBy(() -> SOURCE.forVoice(name))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("no voice");

        assertThat(phonemizer().phonemize("one")).isEqualTo("wˈʌn");
    }

    @ParameterizedTest
    @ValueSource(strings = {"m1", "klatt", "variant", "M1", "en+klatt", "+klatt", "f3"})
    void variantsAreRefusedBeforeTheyCanCrash(String name) {
        assertThatThrownBy(() -> SOURCE.forVoice(name))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("no voice")
                .hasMessageContaining("espeak.voice");
    }

    @ParameterizedTest
    @ValueSource(strings = {"en", "en-gb-x-rp", "EN-us", "es-mx", "zh", "cmn-latn-pinyin", "pt-pt", "nb", "no", "hbs"})
    void allNamesOfALanguageAreTaken(String name) {
        assertThat(SOURCE.forVoice(name).phonemize("a")).isNotEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theSameFileByAnotherSettingIsTheSameLibrary(@TempDir Path folder) throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("libespeak.so"), installed());
        List<EspeakLibrarySource> settings = List.of(
                SOURCE, new EspeakLibrarySource(Optional.of(installed())), new EspeakLibrarySource(Optional.of(link)));
        Map<String, String> one = Map.of("en-us", "wˈʌn", "de", "ˈaɪns", "es", "ˈuno");
        List<String> voices = List.copyOf(one.keySet());
        ExecutorService threads = Executors.newFixedThreadPool(3);
        try {
            List<Future<?>> answers = new ArrayList<>();
            for (int setting = 0; setting < 3; setting++) {
                Phonemizer phonemizer = settings.get(setting).forVoice(voices.get(setting));
                String expected = one.get(voices.get(setting));
                answers.add(threads.submit(() -> {
                    for (int i = 0; i < 500; i++) {
                        assertThat(phonemizer.phonemize("1")).isEqualTo(expected);
                    }
                }));
            }
            for (Future<?> answer : answers) {
                answer.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void anotherFileIsRefusedWhileOneIsInUse(@TempDir Path folder) throws Exception {
        assertThat(phonemizer().phonemize("one")).isEqualTo("wˈʌn");
        Path copy = Files.copy(installed(), folder.resolve("libespeak-copy.so"));

        assertThatThrownBy(() -> new EspeakLibrarySource(Optional.of(copy)).forVoice("de"))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("another library of espeak-ng than libespeak-copy.so")
                .hasMessageNotContaining(folder.toString())
                .hasMessageContaining("Set the same file everywhere");

        assertThat(phonemizer().phonemize("one")).isEqualTo("wˈʌn");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aLibraryOfSomethingElseIsAClearErrorAndHarmsNoOther() {
        assertThatThrownBy(() -> new EspeakLibrarySource(Optional.of(Path.of("libm.so.6"))).forVoice("de"))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("cannot be loaded from libm.so.6");

        assertThat(phonemizer().phonemize("one")).isEqualTo("wˈʌn");
    }

    /** The file that this process has loaded, as Linux tells it. */
    private static Path installed() throws Exception {
        try (Stream<String> mapped = Files.lines(Path.of("/proc/self/maps"))) {
            return mapped.filter(line -> line.contains("/libespeak-ng.so"))
                    .map(line -> Path.of(line.substring(line.indexOf('/'))))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Test
    void aLibraryThatIsNoneIsAClearError(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("libespeak-ng.so"), "no library");

        assertThatThrownBy(() -> new EspeakLibrarySource(Optional.of(file)).forVoice("de"))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("cannot be loaded from libespeak-ng.so")
                .hasMessageNotContaining(folder.toString());
    }
}
