package io.github.cameltts.engine.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.cameltts.audio.Levels;
import io.github.cameltts.audio.WavFile;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.Voice;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files of real formats, which are too large for this project. They lie where the system property {@code tts.test.voices}
 * says; without it these tests are skipped.
 */
@Timeout(120)
class RealVoicesTest {

    private static final String TEXT = "The quick brown fox jumps over the lazy dog near the river bank.";

    @TempDir
    private Path models;

    private Path real;
    private OnnxEngine engine;

    @BeforeEach
    void open() {
        String folder = System.getProperty("tts.test.voices");
        if (folder == null) {
            System.err.println("Skipped: set -Dtts.test.voices=<folder> to try voices of real formats");
            abort("tts.test.voices is not set");
        }
        real = Path.of(folder);
        engine = StandIns.engine(models);
    }

    @AfterEach
    void close() {
        if (engine != null) {
            engine.close();
        }
    }

    @Test
    void kokorosTablesGiveEachVoiceASoundOfItsOwn() throws Exception {
        place("kokoro-standin/kokoro_standin_tokens_h.onnx", "kokoro/model.onnx");
        place("kokoro-standin/kokoro_config.json", "kokoro/config.json");
        for (String voice : new String[] {"af_bella", "af_heart", "am_adam"}) {
            place("kokoro-standin/" + voice + ".bin", "kokoro/voices/" + voice + ".bin");
        }

        assertThat(engine.voices())
                .extracting(Voice::id)
                .startsWith("kokoro#af_heart", "kokoro#af_bella", "kokoro#am_adam");
        WavFile bella = speak("kokoro#af_bella");
        WavFile adam = speak("kokoro#am_adam");
        assertThat(bella.sampleRate()).isEqualTo(24_000);
        assertThat(seconds(bella)).isBetween(2.0, 8.0);
        assertThat(bella.samples()).isNotEqualTo(adam.samples());
        assertThat(speak("kokoro#af_bella(2)+am_adam").samples())
                .isNotEqualTo(bella.samples())
                .isNotEqualTo(adam.samples());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3})
    void aModelOfSeveralSpeakersSpeaksAsEachOfThem(int speaker) throws Exception {
        place("four-speakers/four.onnx", "four.onnx");
        place("four-speakers/four.onnx.json", "four.onnx.json");
        Voice voice = engine.voices().get(speaker);

        WavFile audio = speak(voice.id());

        assertThat(voice.id()).startsWith("four#");
        assertThat(seconds(audio)).isBetween(2.0, 8.0);
        assertThat(Levels.peak(audio.samples())).isGreaterThan(0.05);
    }

    @Test
    void aConfigOfPipersLowQualityIsRead() throws Exception {
        place("slt-prototype/slt.onnx", "amy.onnx");
        place("piper-configs/en_US-amy-low.onnx.json", "amy.onnx.json");

        assertThat(speak("amy").sampleRate()).isEqualTo(16_000);
    }

    @Test
    void aConfigOfUnknownPhonemesIsRefused() throws Exception {
        place("slt-prototype/slt.onnx", "many.onnx");
        place("piper-configs/multilingual-test-medium.onnx.json", "many.onnx.json");

        assertThatThrownBy(() -> speak("many"))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("multilingual");
    }

    @Test
    void aModelThatIsNoVoiceIsRefused() throws Exception {
        place("silero-vad/silero_vad.onnx", "vad.onnx");

        assertThatThrownBy(() -> speak("vad"))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("of no known family");
    }

    private void place(String from, String to) throws IOException {
        Path target = models.resolve(to);
        Files.createDirectories(target.getParent());
        Files.copy(real.resolve(from), target);
    }

    private WavFile speak(String voice) throws InterruptedException {
        return WavFile.decode(engine.synthesize(SpeechRequest.of(TEXT, voice, "", AudioFormat.WAV, 0))
                .audio());
    }

    private static double seconds(WavFile audio) {
        return (double) audio.samples().length / audio.sampleRate();
    }
}
