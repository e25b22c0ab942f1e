package io.github.cameltts.engine.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.cameltts.audio.Levels;
import io.github.cameltts.audio.WavFile;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.SpeechEngine;
import io.github.cameltts.spi.SpeechEngineContractTest;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.UnknownNameException;
import io.github.cameltts.spi.Voice;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class PiperSpeakersTest extends SpeechEngineContractTest {

    @TempDir
    private Path folder;

    @Override
    protected SpeechEngine createEngine() {
        StandIns.piper(folder, "crew", "jo", "al", "kim");
        return StandIns.engine(folder);
    }

    @Override
    protected AudioFormat streamedFormat() {
        return AudioFormat.PCM;
    }

    @Test
    void eachSpeakerIsAVoice() {
        assertThat(engine.voices()).extracting(Voice::id).startsWith("crew#jo", "crew#al", "crew#kim");
    }

    @ParameterizedTest
    @CsvSource({"crew, 0.2", "crew#jo, 0.2", "crew#al, 0.3", "crew#kim, 0.4"})
    void theModelSpeaksAsTheSpeaker(String voice, double amplitude) throws Exception {
        SpeechRequest request = request("hello").withVoice(voice);

        float[] samples = WavFile.decode(engine.synthesize(request).audio()).samples();

        assertThat(Levels.peak(samples)).isCloseTo(amplitude, within(0.1 * amplitude));
    }

    @Test
    void anUnknownSpeakerNamesTheNearest() {
        SpeechRequest request = request("hello").withVoice("crew#kym");

        assertThatThrownBy(() -> engine.identity(request))
                .isInstanceOf(UnknownNameException.class)
                .hasMessageContaining("speaker of crew")
                .hasMessageContaining("kim");
    }

    @Test
    void aConfigWithSpeakersNeedsAModelThatTakesThem() {
        StandIns.piper(folder, "solo");
        StandIns.write(folder.resolve("solo.onnx.json"), StandIns.piperConfig("jo", "al"));

        assertThatThrownBy(() -> engine.identity(request("hello").withVoice("solo")))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("expected the input sid int64[?]");
    }

    @Test
    void aModelThatTakesASpeakerWhereTheConfigHasNoneSpeaksAsTheFirst() throws Exception {
        StandIns.write(folder.resolve("crew.onnx.json"), StandIns.piperConfig());

        assertThat(engine.synthesize(request("hello").withVoice("crew")).audio())
                .isNotEmpty();
    }
}
