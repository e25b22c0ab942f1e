package io.github.cameltts.engine.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cameltts.audio.PitchMeter;
import io.github.cameltts.audio.WavFile;
import io.github.cameltts.engine.onnx.family.Speaker;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.UnknownNameException;
import io.github.cameltts.spi.Voice;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class BuiltinVoicesTest extends CamelTestSupport {

    private static final String SENTENCE = "We are going to visit our friends in the country next weekend.";
    private static final BuiltinEngine ENGINE = new BuiltinEngine();

    @AfterAll
    static void closeEngine() {
        ENGINE.close();
    }

    @Test
    void theFirstVoiceIsTheDefault() throws Exception {
        assertThat(ENGINE.voices().get(0).id()).isEqualTo("slt");
        assertThat(samples("", SENTENCE)).isEqualTo(samples("slt", SENTENCE));
    }

    @Test
    void everySpeakerOfTheModelIsOffered() {
        assertThat(ENGINE.voices())
                .extracting(Voice::id)
                .isEqualTo(BuiltinVoice.open().voice().speakers().stream()
                        .map(Speaker::name)
                        .toList());
    }

    @Test
    void theCatalogTellsTheSameVoicesAndGenders() throws IOException {
        JsonNode catalog =
                new JsonMapper().readTree(Path.of("../models/catalog.json").toFile());

        assertThat(catalog.at("/voices/0/speakers"))
                .extracting(speaker -> speaker.path("name").asText() + " "
                        + speaker.path("gender").asText())
                .isEqualTo(ENGINE.voices().stream()
                        .map(voice -> voice.id() + " " + voice.gender().orElseThrow())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"slt, 160, 190", "cole, 95, 120"})
    void eachVoiceHasAPitchOfItsOwn(String voice, double low, double high) throws Exception {
        assertThat(PitchMeter.median(samples(voice, SENTENCE), 22050)).isBetween(low, high);
    }

    @Test
    void theVoicesTakeEquallyLongAndAreEquallyLoud() throws Exception {
        float[] slt = samples("slt", SENTENCE);
        float[] cole = samples("cole", SENTENCE);

        assertThat((double) cole.length / slt.length).isBetween(0.97, 1.03);
        assertThat(power(cole) / power(slt)).isBetween(0.6, 1.6);
    }

    /** The reference was spoken by the model of one speaker, before others were added to it. */
    @Test
    void sltSoundsAsItDidAlone() throws Exception {
        float[] reference = reference("/audio/slt-good-morning.wav");
        float[] now = samples("slt", "Good morning.");

        assertThat(now).hasSameSizeAs(reference);
        for (int i = 0; i < now.length; i++) {
            assertThat(now[i]).isCloseTo(reference[i], Offset.offset(0.002f));
        }
    }

    @Test
    void anUnknownVoiceNamesTheNearest() {
        Exception failure = template.send("tts:builtin?voice=col", exchange -> exchange.getMessage()
                        .setBody(SENTENCE))
                .getException();

        assertThat(failure).isInstanceOf(UnknownNameException.class).hasMessageContaining("Did you mean cole");
    }

    private static float[] samples(String voice, String text) throws Exception {
        return WavFile.decode(ENGINE.synthesize(SpeechRequest.of(text, voice, "en-US", AudioFormat.WAV, 22050))
                        .audio())
                .samples();
    }

    private static float[] reference(String resource) throws IOException {
        try (InputStream in = BuiltinVoicesTest.class.getResourceAsStream(resource)) {
            return WavFile.decode(in.readAllBytes()).samples();
        }
    }

    private static double power(float[] samples) {
        double sum = 0;
        for (float sample : samples) {
            sum += sample * sample;
        }
        return sum / samples.length;
    }
}
