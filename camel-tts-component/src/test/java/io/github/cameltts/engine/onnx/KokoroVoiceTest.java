package io.github.cameltts.engine.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cameltts.audio.Levels;
import io.github.cameltts.audio.WavFile;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineIdentity;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.SpeechEngine;
import io.github.cameltts.spi.SpeechEngineContractTest;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.UnknownNameException;
import io.github.cameltts.spi.Voice;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class KokoroVoiceTest extends SpeechEngineContractTest {

    /** The amplitude goes up by 0.001 with each symbol, and by 0.3 with each voice. */
    private static final double ROW = 0.001;

    @TempDir
    private Path folder;

    @Override
    protected SpeechEngine createEngine() {
        StandIns.kokoro(folder, "kokoro", "af_bella", "af_heart", "bm_george", "jf_alpha");
        return StandIns.engine(folder);
    }

    @Override
    protected AudioFormat streamedFormat() {
        return AudioFormat.PCM;
    }

    @Test
    void eachPackIsAVoiceWithItsLanguageAndGender() {
        assertThat(engine.voices())
                .startsWith(
                        new Voice("kokoro#af_heart", "af_heart", "en-US", Optional.of("female")),
                        new Voice("kokoro#af_bella", "af_bella", "en-US", Optional.of("female")),
                        new Voice("kokoro#bm_george", "bm_george", "en-GB", Optional.of("male")),
                        new Voice("kokoro#jf_alpha", "jf_alpha", "ja", Optional.of("female")));
    }

    @Test
    void theStyleIsTheRowOfTheNumberOfSymbols() {
        double fewer = amplitude("kokoro#af_bella", "no");
        double more = amplitude("kokoro#af_bella", "no, not now");

        assertThat(fewer).isCloseTo(0.1 + "nˈO".length() * ROW, within(ROW / 3));
        assertThat(more).isCloseTo(0.1 + "nˈO, nˌɑt nˈW".length() * ROW, within(2.5 * ROW));
    }

    @Test
    void theVoiceThatIsNotNamedIsTheBestOne() {
        assertThat(amplitude("kokoro", "no")).isEqualTo(amplitude("kokoro#af_heart", "no"));
    }

    @ParameterizedTest
    @CsvSource({
        "af_bella+af_heart, 0.15",
        "af_bella(2)+af_heart, 0.1",
        "af_bella(1)+af_heart(3), 0.225",
        "af_bella(0)+af_heart, 0.3",
        "af_heart(5), 0.3",
        "af_bella+af_bella+af_heart, 0.1"
    })
    void aMixIsTheWeightedMeanOfItsParts(String mix, double louder) {
        double plain = amplitude("kokoro#af_bella", "no");

        assertThat(amplitude("kokoro#" + mix, "no")).isCloseTo(plain + louder, within(ROW / 3));
    }

    @Test
    void aMixIsAVoiceThatNobodyLists() {
        assertThat(engine.unlistedVoice("kokoro#af_bella(2)+bm_george").map(Voice::id))
                .contains("kokoro#af_bella(2)+bm_george");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"af_bella(2", "af_bella()+af_heart", "+af_heart", "af_bella+", "af_bella(-1)+af_heart", "(2)"})
    void aMixThatCannotBeReadIsAnErrorThatShowsHow(String mix) {
        SpeechRequest request = request("no").withVoice("kokoro#" + mix);

        assertThatThrownBy(() -> engine.synthesize(request))
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining("af_bella(2)+af_sky");
    }

    @Test
    void aMixOfNothingIsAnError() {
        SpeechRequest request = request("no").withVoice("kokoro#af_bella(0)+af_heart(0.0)");

        assertThatThrownBy(() -> engine.synthesize(request))
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining("above 0");
    }

    @Test
    void aMixOfTooManyIsAnError() {
        SpeechRequest request = request("no").withVoice("kokoro#af_bella" + "+af_bella".repeat(16));

        assertThatThrownBy(() -> engine.synthesize(request))
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining("at most 16");
    }

    @ParameterizedTest
    @ValueSource(strings = {"af_bela", "af_bela+af_heart", "af_heart+af_bela(2)"})
    void anUnknownVoiceNamesTheNearest(String speaker) {
        SpeechRequest request = request("no").withVoice("kokoro#" + speaker);

        assertThatThrownBy(() -> engine.identity(request))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("'af_bela'")
                .hasMessageContaining("af_bella,");
    }

    @Test
    void aLanguageThatEspeakDoesNotMakeThePhonemesOfIsRefused() {
        SpeechRequest request = request("no").withVoice("kokoro#jf_alpha");

        assertThatThrownBy(() -> engine.identity(request))
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining("speaks ja")
                .hasMessageContaining("en-US, en-GB");
    }

    @Test
    void newerExportsNameTheirTensorsInAnotherWay() {
        StandIns.kokoro("kokoro-input-ids.onnx", folder, "newer", "af_bella");

        assertThat(amplitude("newer#af_bella", "no")).isEqualTo(amplitude("kokoro#af_bella", "no"));
    }

    @Test
    void anExportWithAWholeSpeedRefusesHalves() throws Exception {
        StandIns.kokoro("kokoro-whole-speed.onnx", folder, "whole", "af_bella");
        SpeechRequest request = request("no").withVoice("whole");

        assertThat(engine.synthesize(request).audio()).isNotEmpty();
        assertThatThrownBy(() -> engine.synthesize(Rates.of(request, 1.5)))
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining("whole numbers");
    }

    @Test
    void theVocabularyBesideTheModelHolds() {
        StandIns.write(folder.resolve("kokoro/config.json"), "{\"vocab\": {\"n\": 50, \"O\": 60}}");

        assertThat(amplitude("kokoro#af_bella", "no")).isCloseTo(0.1 + 2 * ROW, within(ROW / 3));
    }

    @Test
    void theVocabularyMayBeThatOfTheTokenizer() {
        StandIns.write(folder.resolve("kokoro/tokenizer.json"), "{\"model\": {\"vocab\": {\"$\": 0, \"n\": 50}}}");

        assertThat(amplitude("kokoro#af_bella", "no")).isCloseTo(0.1 + ROW, within(ROW / 3));
    }

    @Test
    void allPacksMayBeInOneArchive() {
        StandIns.kokoro(folder, "archived");
        StandIns.write(folder.resolve("archived/voices-v1.0.bin"), StandIns.bytes("voices-of-two.bin"));

        assertThat(engine.voices()).extracting(Voice::id).startsWith("archived#af_one", "archived#am_two");
        assertThat(amplitude("archived#am_two", "no")).isCloseTo(0.403, within(ROW / 3));
    }

    @Test
    void aModelWithoutPacksSaysWhereToPlaceThem() {
        StandIns.kokoro(folder, "bare");

        assertThatThrownBy(() -> engine.identity(request("no").withVoice("bare")))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("af_heart.bin")
                .hasMessageContaining("voices");
    }

    @Test
    void anotherPackOfTheSameNameIsAnotherVoice() {
        SpeechRequest request = request("no").withVoice("kokoro#af_bella");
        EngineIdentity before = engine.identity(request);
        double amplitude = amplitude("kokoro#af_bella", "no");

        StandIns.write(folder.resolve("kokoro/voices/af_bella.bin"), StandIns.pack(0.2f));

        assertThat(engine.identity(request)).isNotEqualTo(before);
        assertThat(amplitude("kokoro#af_bella", "no")).isCloseTo(amplitude + 0.2, within(ROW / 3));
    }

    private double amplitude(String voice, String text) {
        try {
            byte[] audio = engine.synthesize(request(text).withVoice(voice)).audio();
            return Levels.peak(WavFile.decode(audio).samples());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
