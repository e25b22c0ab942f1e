package io.github.cameltts.engine.onnx.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cameltts.spi.EngineUnavailableException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PiperVoiceConfigTest {

    private static final String SYMBOLS = "\"phoneme_id_map\": {\"_\": [0], \"^\": [1], \"$\": [2], \"a\": [14]}";

    @Test
    void readsWhatAVoiceTells() {
        PiperVoiceConfig config = read("{\"audio\": {\"sample_rate\": 16000}, \"espeak\": {\"voice\": \"en-us\"},"
                + " \"language\": {\"code\": \"en_US\"}, \"inference\": {\"noise_scale\": 0.3, \"length_scale\": 1.5, \"noise_w\": 0},"
                + " \"num_speakers\": 2, \"speaker_id_map\": {\"jo\": 0, \"al\": 1}, " + SYMBOLS + "}");

        assertThat(config.sampleRate()).isEqualTo(16000);
        assertThat(config.language()).isEqualTo("en-US");
        assertThat(config.espeakVoice()).isEqualTo("en-us");
        assertThat(config.phonemeIds().get("a")).containsExactly(14);
        assertThat(config.speakers()).containsExactly("jo", "al");
        assertThat(config.scales()).isEqualTo(new PiperScales(0.3f, 1.5f, 0));
    }

    @Test
    void fillsInWhatOldFilesLack() {
        PiperVoiceConfig config = read("{\"audio\": {\"sample_rate\": 22050}, " + SYMBOLS + "}");

        assertThat(config.speakers()).isEmpty();
        assertThat(config.language()).isEmpty();
        assertThat(config.scales()).isEqualTo(PiperScales.DEFAULT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            []                                                              | audio.sample_rate
            {"audio": {"sample_rate": 1}}                                   | audio.sample_rate
            {"audio": {"sample_rate": 22050}}                               | phoneme_id_map
            {"audio": {"sample_rate": 22050}, "phoneme_id_map": {"_": [0]}} | phoneme_id_map
            {"audio": {"sample_rate": 22050}, "phoneme_id_map": {"_": [0], "^": [-1], "$": [2]}} | outside 0 to
            {"audio": {"sample_rate": 22050}, "phoneme_id_map": {"_": [0], "^": [1], "$": [2]}, "num_speakers": 2, "speaker_id_map": {"x": 5}} | speaker outside
            {"audio": {"sample_rate": 22050}, "phoneme_id_map": {"_": [0], "^": [1], "$": [2]}, "inference": {"length_scale": 0}} | inference
            """)
    void saysWhatIsWrong(String json, String message) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(EngineUnavailableException.class)
                .hasMessageContaining("test.onnx.json")
                .hasMessageContaining(message);
    }

    @Test
    void speakersWithoutNamesGoByTheirNumbers() {
        PiperVoiceConfig config = read("{\"audio\": {\"sample_rate\": 22050}, \"num_speakers\": 3,"
                + " \"speaker_id_map\": {\"al\": 1}, " + SYMBOLS + "}");

        assertThat(config.speakers()).containsExactly("0", "al", "2");
    }

    private static PiperVoiceConfig read(String json) {
        try {
            return PiperVoiceConfig.of(new JsonMapper().readTree(json), "test.onnx.json");
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
