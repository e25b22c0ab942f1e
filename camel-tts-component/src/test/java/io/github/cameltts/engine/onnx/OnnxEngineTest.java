package io.github.cameltts.engine.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.SpeechEngine;
import io.github.cameltts.spi.SpeechEngineContractTest;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.UnknownNameException;
import io.github.cameltts.spi.Voice;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class OnnxEngineTest extends SpeechEngineContractTest {

    @TempDir
    private Path folder;

    @Override
    protected SpeechEngine createEngine() throws IOException {
        OnnxEngine onnx = new OnnxEngine();
        onnx.setOffline(true);
        onnx.setModelsDir(BuiltinModelFolder.fill(folder, "jo").toString());
        return onnx;
    }

    @Override
    protected AudioFormat streamedFormat() {
        return AudioFormat.PCM;
    }

    @Test
    void theSpeakersOfAModelAreCalledLikeItsFile() {
        assertThat(engine.voices()).extracting(Voice::id).startsWith("jo#slt", "jo#cole");
    }

    @Test
    void aModelWithoutASpeakerIsItsFirst() throws Exception {
        byte[] first =
                engine.synthesize(request(sampleText()).withVoice("jo#slt")).audio();

        assertThat(engine.synthesize(request(sampleText()).withVoice("jo")).audio())
                .isEqualTo(first);
    }

    @Test
    void voicesThatCouldBeFetchedComeAfterThoseThatAreHere() {
        assertThat(engine.voices()).extracting(Voice::id).contains("de_DE-thorsten-medium");
    }

    @Test
    void aVoiceThatIsNotHereIsAnErrorWhereNothingMayBeFetched() {
        SpeechRequest german = request(sampleText()).withVoice("de_DE-thorsten-medium");

        assertThatThrownBy(() -> engine.identity(german))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("tts.models.dir: de_DE-thorsten-medium.onnx")
                .hasMessageNotContaining(folder.toString());
    }

    @Test
    void aVoiceHasOneKeyHoweverItIsCalled() {
        SpeechRequest plain = request(sampleText()).withVoice("jo");

        assertThat(engine.audible(plain.withVoice("jo#slt").withLanguage("de"))).isEqualTo(engine.audible(plain));
        assertThat(engine.audible(plain.withVoice("jo.onnx"))).isEqualTo(engine.audible(plain));
        assertThat(engine.audible(plain.withVoice("jo#cole"))).isNotEqualTo(engine.audible(plain));
    }

    @Test
    void settingsThatCannotBeUsedAreNotTheCallersFault() {
        OnnxEngine wrong = new OnnxEngine();
        wrong.setModelsDir(folder.toString());
        wrong.setPhonemizer("rubbish");

        assertThatThrownBy(() -> wrong.identity(request(sampleText())))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("There is no phonemizer 'rubbish'");
    }

    @Test
    void aNameThatIsNoNameIsNotRepeated() {
        assertThatThrownBy(() -> engine.identity(request(sampleText()).withVoice("jo#a\nb")))
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageNotContaining("\n");
    }

    @Test
    void theCheckFailsWhereNothingComputes() {
        OnnxEngine cuda = new OnnxEngine();
        cuda.setModelsDir(folder.toString());
        cuda.setExecutionProvider("directml");

        assertThatThrownBy(cuda::check)
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("executionProvider=cpu");
    }

    @Test
    void anUnknownVoiceNamesTheNearest() {
        SpeechRequest wrong = request(sampleText()).withVoice("joo");

        assertThatThrownBy(() -> engine.identity(wrong))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("jo");
    }

    @Test
    void anUnknownSpeakerIsAnError() {
        SpeechRequest wrong = request(sampleText()).withVoice("jo#al");

        assertThatThrownBy(() -> engine.identity(wrong))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("speaker of jo");
    }
}
