package io.github.cameltts.engine.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.SynthesisFailedException;
import io.github.cameltts.spi.Voice;
import java.io.IOException;
import java.io.RandomAccessFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Configs of Piper that are broken, or made to break something, are clear errors, and so is what their models make of them. */
@Timeout(60)
class HostileConfigsTest extends HostileFiles {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            not JSON                                                                   | is not JSON
            {"audio": {"sample_rate": 1e999}}                                          | sample_rate
            {"audio": {"sample_rate": 22050}, "phoneme_id_map": {"_": [0], "^": [1], "$": [99999]}} | outside 0 to
            {"audio": {"sample_rate": 22050}, "phoneme_id_map": [[[[]]]]}              | phoneme_id_map
            {"audio": {"sample_rate": 22050}, "num_speakers": 2000000000, "phoneme_id_map": {"_": [0], "^": [1], "$": [2]}} | speakers
            {"audio": {"sample_rate": 22050}, "phoneme_id_map": {"_": [0], "^": [1], "$": [2], "": [3]}} | empty symbol
            """)
    void aConfigThatIsNoneIsRefused(String config, String why) {
        StandIns.piper(folder, "hum");
        StandIns.write(folder.resolve("hum.onnx.json"), config);

        StandIns.piper(folder, "whole");

        assertFails("hum", "no").isInstanceOf(EngineUnavailableException.class).hasMessageContaining(why);
        assertThat(engine.loadedModels()).isEmpty();
        assertThat(engine.voices()).extracting(Voice::id).contains("whole").doesNotContain("hum");
    }

    @Test
    void aConfigThatNestsWithoutEndIsRefused() {
        StandIns.piper(folder, "hum");
        StandIns.write(folder.resolve("hum.onnx.json"), "[".repeat(1_000_000));

        assertFails("hum", "no").isInstanceOf(EngineUnavailableException.class).hasMessageContaining("is not JSON");
    }

    @Test
    void aConfigOfAbsurdSizeIsNotRead() throws IOException {
        StandIns.piper(folder, "hum");
        try (RandomAccessFile config =
                new RandomAccessFile(folder.resolve("hum.onnx.json").toFile(), "rw")) {
            config.setLength(100_000_000);
        }

        assertFails("hum", "no").isInstanceOf(EngineUnavailableException.class).hasMessageContaining("8388608 bytes");
    }

    @Test
    void anIdThatTheModelDoesNotHaveFailsAndTheVoiceGoesOn() throws Exception {
        StandIns.piper(folder, "hum");
        StandIns.write(folder.resolve("hum.onnx.json"), StandIns.piperConfig().replace("\"x\": [", "\"x\": [4000, "));

        assertFails("hum", "x").isInstanceOf(SynthesisFailedException.class).hasMessageContaining("hum.onnx failed");
        assertThat(engine.synthesize(request("hum", "no")).audio()).isNotEmpty();
        assertThat(engine.loadedModels()).singleElement().satisfies(model -> assertThat(model.users())
                .isZero());
    }

    @Test
    void aPhonemeThatIsWrittenAsNothingIsLeftOut() throws Exception {
        StandIns.piper(folder, "hum");
        byte[] without = engine.synthesize(request("hum", "no")).audio();
        StandIns.write(
                folder.resolve("hum.onnx.json"),
                StandIns.piperConfig()
                        .replace("\"phoneme_id_map\"", "\"phoneme_map\": {\"x\": [\"\"]}, \"phoneme_id_map\""));

        assertThat(engine.synthesize(request("hum", "xno")).audio()).isEqualTo(without);
    }

    @ParameterizedTest
    @EnumSource(StandIns.Break.class)
    void audioThatIsNoneIsAnErrorAndTheVoiceGoesOn(StandIns.Break broken) throws Exception {
        StandIns.piper(folder, "hum");
        StandIns.write(
                folder.resolve("hum.onnx.json"),
                StandIns.piperConfig().replace("\"x\": [", "\"x\": [" + broken.id(StandIns.PIPER_SYMBOLS) + ", "));

        if (broken == StandIns.Break.NOT_A_NUMBER) {
            assertFails("hum", "x").isInstanceOf(SynthesisFailedException.class).hasMessageContaining("no numbers");
        } else {
            assertFails("hum", "x").isInstanceOf(InvalidAudioException.class).hasMessageContaining("gave silence");
        }
        assertThat(engine.synthesize(request("hum", "no")).audio()).isNotEmpty();
        assertThat(engine.loadedModels()).singleElement().satisfies(model -> assertThat(model.users())
                .isZero());
    }
}
