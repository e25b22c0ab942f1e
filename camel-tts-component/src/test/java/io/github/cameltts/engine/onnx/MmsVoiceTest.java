package io.github.cameltts.engine.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.audio.WavFile;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.SpeechEngine;
import io.github.cameltts.spi.SpeechEngineContractTest;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.Voice;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class MmsVoiceTest extends SpeechEngineContractTest {

    /** Samples of one id of the stand-in. */
    private static final int ID = 400;

    @TempDir
    private Path folder;

    @Override
    protected SpeechEngine createEngine() {
        StandIns.mms(folder, "mms");
        return StandIns.engine(folder);
    }

    @Override
    protected AudioFormat streamedFormat() {
        return AudioFormat.PCM;
    }

    @Override
    protected boolean changesRate() {
        return false;
    }

    @Test
    void theLanguageIsTheModels() {
        assertThat(engine.voices()).startsWith(new Voice("mms", "mms", "en"));
    }

    @Test
    void blanksAreAroundEachLetter() throws Exception {
        assertThat(samples("no")).isEqualTo((2 * 2 + 1) * ID);
    }

    @Test
    void letterCaseAndUnknownPunctuationDoNotMatter() throws Exception {
        assertThat(engine.synthesize(request("\u201CNo!\u201D")).audio())
                .isEqualTo(engine.synthesize(request("no")).audio());
    }

    @Test
    void wordsStayApart() throws Exception {
        assertThat(samples("no\n\tno")).isEqualTo(samples("no no"));
    }

    @Test
    void anAccentThatTheModelDoesNotKnowIsLeftOut() throws Exception {
        assertThat(engine.synthesize(request("caf\u00E9")).audio())
                .isEqualTo(engine.synthesize(request("cafe")).audio());
    }

    @Test
    void numbersAreSpokenInWords() throws Exception {
        assertThat(engine.synthesize(request("Take 2.")).audio())
                .isEqualTo(engine.synthesize(request("take two")).audio());
    }

    @Test
    void eachSentenceIsSpokenByItself() throws Exception {
        int gap = 16000 / 5;

        assertThat(samples("No. No.")).isEqualTo(2 * samples("No.") + gap);
    }

    @Test
    void aModelMayDoWithoutBlanks() throws Exception {
        StandIns.write(folder.resolve("mms/tokenizer_config.json"), "{\"add_blank\": false, \"phonemize\": false}");

        assertThat(samples("no")).isEqualTo(2 * ID);
    }

    @Test
    void theVocabularyMayBeThatOfTheTokenizer() throws Exception {
        byte[] before = engine.synthesize(request("no")).audio();
        assertThat(folder.resolve("mms/vocab.json").toFile().delete()).isTrue();
        StandIns.write(folder.resolve("mms/tokenizer.json"), "{\"model\": {\"vocab\": " + StandIns.vocabulary() + "}}");

        assertThat(engine.synthesize(request("no")).audio()).isEqualTo(before);
    }

    @Test
    void theRateCannotBeChanged() {
        SpeechRequest faster = Rates.of(request("no"), 1.5);

        assertThatThrownBy(() -> engine.synthesize(faster))
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining("its own rate");
    }

    @Test
    void textInAnotherScriptIsNothingToSay() {
        assertThatThrownBy(() -> engine.synthesize(request("\u043D\u0435\u0442")))
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining("nothing that the voice mms can say");
    }

    @Test
    void aModelThatWantsRomanizedTextIsRefused() {
        StandIns.write(folder.resolve("mms/tokenizer_config.json"), StandIns.tokenizerConfig("kor", true, false));

        assertRefused("uroman");
    }

    @Test
    void aModelThatWantsPhonemesIsRefused() {
        StandIns.write(folder.resolve("mms/tokenizer_config.json"), StandIns.tokenizerConfig("eng", false, true));

        assertRefused("phonemize");
    }

    @Test
    void aModelWithoutLettersIsRefused() {
        assertThat(folder.resolve("mms/vocab.json").toFile().delete()).isTrue();

        assertRefused("vocab.json");
    }

    @Test
    void anIdOutOfRangeIsRefused() {
        StandIns.write(folder.resolve("mms/vocab.json"), "{\"a\": -1}");

        assertRefused("id outside");
    }

    @Test
    void anImpossibleRateIsRefused() {
        StandIns.write(folder.resolve("mms/config.json"), "{\"sampling_rate\": 1}");

        assertRefused("sampling_rate");
    }

    private void assertRefused(String why) {
        assertThatThrownBy(() -> engine.identity(request("no").withVoice("mms")))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("mms")
                .hasMessageContaining(why);
    }

    private int samples(String text) throws InterruptedException {
        return WavFile.decode(engine.synthesize(request(text)).audio()).samples().length;
    }
}
