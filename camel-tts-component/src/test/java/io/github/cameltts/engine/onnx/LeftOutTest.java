package io.github.cameltts.engine.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.engine.http.LogCapture;
import io.github.cameltts.engine.onnx.family.UnknownSymbols;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.SpeechRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.logging.log4j.Level;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a voice has no sound for is left out, and told. */
@Timeout(120)
class LeftOutTest {

    private static final String CHINESE = "\u4F60\u597D";
    private static final String RUSSIAN = "\u041F\u0440\u0438\u0432\u0435\u0442";
    private static final String PARTY = "\uD83C\uDF89";

    @TempDir
    private Path folder;

    private OnnxEngine engine;
    private LogCapture log;

    @BeforeEach
    void open() throws IOException {
        BuiltinModelFolder.fill(folder, "phonemes");
        StandIns.piper(folder, "letters");
        StandIns.kokoro(folder, "kokoro", "af_bella", "ff_siwis");
        StandIns.mms(folder, "mms");
        engine = StandIns.engine(folder);
        engine.setPhonemizer("java");
        log = LogCapture.open(Level.WARN);
    }

    @AfterEach
    void close() {
        log.close();
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"phonemes", "letters", "kokoro", "mms"})
    void aScriptThatAVoiceCannotReadIsToldOnceAndTheRestIsSpoken(String voice) throws Exception {
        byte[] plain = speak(voice, "No no.");

        byte[] mixed = speak(voice, "No " + CHINESE + " no.");
        speak(voice, "No " + CHINESE + CHINESE + " no. " + CHINESE + " No.");

        assertThat(mixed).hasSize(plain.length);
        assertThat(told())
                .containsExactly("The voice " + voice
                        + " has no sound for characters of the script Han and leaves it out, here and from now on");
    }

    @ParameterizedTest
    @ValueSource(strings = {"phonemes", "letters", "kokoro", "mms"})
    void eachScriptIsToldForItselfAndSoAreEmoji(String voice) throws Exception {
        speak(voice, "No " + RUSSIAN + " " + PARTY + " no " + CHINESE + PARTY + "\u2764\uFE0F \u0663.");

        assertThat(told()).hasSize(4).allMatch(message -> message.startsWith("The voice " + voice + " has no sound"));
        assertThat(String.join(" ", told()))
                .contains("script Cyrillic", "script Han", "script Arabic", "for emoji")
                .doesNotContain(CHINESE, RUSSIAN, PARTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"phonemes", "letters", "kokoro", "mms"})
    void whatIsReadInAnotherSpellingIsNotTold(String voice) throws Exception {
        speak(voice, "Caf\u00E9 \u201C2\u00BD \uFF2E\uFF4F\u201D na\u00EFve 5\u00B0 \u2192 no.");

        assertThat(told()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"phonemes", "letters", "kokoro", "mms"})
    void aTextOfNothingElseIsStillAnError(String voice) {
        for (String text : List.of(CHINESE, RUSSIAN + ". " + RUSSIAN + "!", PARTY + " " + PARTY)) {
            assertThatThrownBy(() -> speak(voice, text))
                    .isInstanceOf(InvalidSpeechRequestException.class)
                    .hasMessageContaining("nothing that the voice " + voice + " can say");
        }
        assertThat(told()).hasSize(3);
    }

    @Test
    void twoVoicesAreTwoToTell() throws Exception {
        speak("mms", "no " + CHINESE);
        speak("letters", "no " + CHINESE);

        assertThat(told()).hasSize(2);
    }

    @Test
    void aPhonemeThatKokorosVocabularyLacksIsToldByItsCodePoint() throws Exception {
        StandIns.write(folder.resolve("kokoro/config.json"), "{\"vocab\": {\"n\": 50, \"O\": 60}}");

        speak("kokoro", "no");
        speak("kokoro", "no, no");

        assertThat(told()).hasSize(3);
        assertThat(String.join(" ", told())).contains("U+02C8", "U+002C", "U+0020");
    }

    @Test
    void aLetterThatAVoiceOfLettersLacksIsToldByItsCodePoint() throws Exception {
        StandIns.write(folder.resolve("mms/vocab.json"), "{\" \": 0, \"n\": 1, \"o\": 2, \"<unk>\": 36}");

        speak("mms", "no zoo, no zoo");

        assertThat(told()).singleElement().asString().contains("U+007A");
    }

    /** In other languages than English the model itself is the first that does not know a letter. */
    @Test
    void sentencesWithoutASoundAreNotSpoken() throws Exception {
        StandIns.write(
                folder.resolve("letters.onnx.json"), StandIns.piperConfig().replace("en_US", "de_DE"));

        assertThat(speak("letters", "no. " + RUSSIAN + ". no.")).hasSameSizeAs(speak("letters", "no. no."));
        assertThatThrownBy(() -> speak("letters", RUSSIAN + ". " + CHINESE + "."))
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining("nothing that the voice letters can say");
        assertThat(told()).hasSize(2);
    }

    private byte[] speak(String voice, String text) throws InterruptedException {
        return engine.synthesize(SpeechRequest.of(text, voice, "", AudioFormat.WAV, 0))
                .audio();
    }

    private List<String> told() {
        return log.events().stream()
                .filter(event -> event.getLoggerName().equals(UnknownSymbols.class.getName()))
                .map(event -> event.getMessage().getFormattedMessage())
                .toList();
    }
}
