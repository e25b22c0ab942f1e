package io.github.cameltts.engine.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltts.engine.http.FakeBrokenServer;
import io.github.cameltts.engine.http.FakeBrokenServer.End;
import io.github.cameltts.engine.http.FakeStream;
import io.github.cameltts.engine.http.HttpEngineCase;
import io.github.cameltts.engine.http.HttpEngineCases;
import io.github.cameltts.engine.http.HttpEngineTestSupport;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.QuotaExceededException;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.TextLimit;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What only ElevenLabs has. */
class ElevenLabsOptionsTest extends HttpEngineTestSupport {

    private static final String RACHEL = FakeElevenLabsServer.RACHEL;
    private static final Map<String, String> TIMED = Map.of("timestamps", "true");

    @Override
    protected HttpEngineCase engineCase() {
        return HttpEngineCases.ELEVENLABS;
    }

    @Test
    void tellsWhatComesBeforeAndAfterAndHowWordsArePronounced() throws Exception {
        JsonNode body = spoken(Map.of(
                "previousText",
                "Once upon a time",
                "nextText",
                "they lived on.",
                "textNormalization",
                "off",
                "pronunciationDictionaries",
                "dict1:v2, dict3"));

        assertThat(body.path("previous_text").asText()).isEqualTo("Once upon a time");
        assertThat(body.path("next_text").asText()).isEqualTo("they lived on.");
        assertThat(body.path("apply_text_normalization").asText()).isEqualTo("off");
        JsonNode locators = body.path("pronunciation_dictionary_locators");
        assertThat(locators).hasSize(2);
        assertThat(locators.path(0).path("pronunciation_dictionary_id").asText())
                .isEqualTo("dict1");
        assertThat(locators.path(0).path("version_id").asText()).isEqualTo("v2");
        assertThat(locators.path(1).has("version_id")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"textNormalization,sometimes", "'pronunciationDictionaries','a,b,c,d'"})
    void refusesOptionsThatTheServiceWouldRefuse(String option, String value) {
        failure(InvalidSpeechRequestException.class, with(AudioFormat.MP3, Map.of(option, value)));

        assertThat(server.speechCalls()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "MP3,false,/stream",
        "MP3,true,/stream/with-timestamps",
        "WAV,false,''",
        "WAV,true,/with-timestamps",
    })
    void everythingButWavIsStreamed(AudioFormat format, boolean timed, String path) throws Exception {
        assertThat(engine.synthesize(with(format, timed ? TIMED : Map.of())).audio())
                .isNotEmpty();

        assertThat(server.speechCalls().get(0).target())
                .startsWith("/v1/text-to-speech/" + RACHEL + path + "?output_format=");
    }

    @Test
    void audioWithTimingsIsHandedOnWhileItArrives() throws Exception {
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        byte[] first = FakeElevenLabsServer.timed(Arrays.copyOf(MP3, 999));
        FakeStream stream = server.streamByHand("application/json");
        CompletableFuture<Speech> speech = engine.synthesizeAsync(with(AudioFormat.MP3, TIMED), heard::writeBytes);

        stream.send(Arrays.copyOf(first, 500)).send(Arrays.copyOfRange(first, 500, first.length));
        await().until(() -> heard.size() == 999);
        stream.send(FakeElevenLabsServer.timed(Arrays.copyOfRange(MP3, 999, MP3.length)))
                .end();

        assertThat(speech.get().audio()).isEqualTo(MP3);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"audio_base64\":\"AAAA\",\"alig",
                "{\"audio_base64\":\"AA",
                "{\"detail\":\"oops\"}",
                "oops",
                "[1"
            })
    void timingsThatAreNotWholeAreNoAudio(String body) {
        server.failWith(200, body);

        failure(InvalidAudioException.class, with(AudioFormat.MP3, TIMED));
    }

    @Test
    void aComplaintInsteadOfTimingsIsQuotedAndMeansWhatItsCodeSays() {
        server.failWith(200, "{\"detail\":\"oops\"}");
        assertThat(failure(InvalidAudioException.class, with(AudioFormat.MP3, TIMED)))
                .hasMessageContaining("oops");

        server.failWith(200, "{\"detail\":{\"code\":\"quota_exceeded\",\"message\":\"x\"}}");
        failure(QuotaExceededException.class, with(AudioFormat.MP3, TIMED));
    }

    @Test
    void theLimitOfAModelIsWhatTheServiceListsAndBeforeThatWhatIsDocumented() {
        assertThat(engine.textLimit(request(TEXT))).isEqualTo(TextLimit.characters(10_000));

        engine.setModel("eleven_tiny");
        await().untilAsserted(() -> assertThat(engine.textLimit(request(TEXT))).isEqualTo(TextLimit.characters(20)));
        engine.setModel("eleven_flash_v2");
        assertThat(engine.textLimit(request(TEXT))).isEqualTo(TextLimit.characters(30_000));
        engine.setModel("eleven_new");
        assertThat(engine.textLimit(request(TEXT))).isEqualTo(TextLimit.characters(40_000));
    }

    @Test
    void theLimitIsKnownAlsoWhileTheServiceIsSilent() throws Exception {
        try (FakeBrokenServer silent = new FakeBrokenServer("", End.STALL)) {
            engine.setBaseUrl(silent.baseUrl());

            assertThat(engine.textLimit(request(TEXT))).isEqualTo(TextLimit.characters(10_000));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"eleven_multilingual_v2", "eleven_flash_v2_5"})
    void theDocumentedCostIsWhatIsBilledWhereTheAnswerDoesNotTell(String model) throws Exception {
        engine.setModel(model);
        ((FakeElevenLabsServer) server).hideCost();

        Speech speech = engine.synthesize(request("odd"));

        assertThat(speech.billedCharacters()).isEmpty();
        assertThat(engine.billableCharacters(request("odd"))).isEqualTo(server.billedCharacters());
    }

    @Test
    void anEnglishModelIsNotAskedForAnotherLanguage() {
        engine.setModel("eleven_turbo_v2");

        assertThat(failure(InvalidSpeechRequestException.class, request(TEXT).withLanguage("de-AT")))
                .hasMessageContaining("English")
                .hasMessageContaining("de-AT");
        assertThat(server.speechCalls()).isEmpty();
    }

    @Test
    void aLanguageThatTheModelIsNotToldIsNoPartOfTheKey() {
        assertThat(engine.audible(request(TEXT).withLanguage("de"))).isEqualTo(engine.audible(request(TEXT)));

        engine.setModel("eleven_flash_v2_5");
        assertThat(engine.audible(request(TEXT).withLanguage("de"))).isNotEqualTo(engine.audible(request(TEXT)));
    }

    @Test
    void textsStayOutOfTheHistoryWhereThatIsSet() throws Exception {
        ((ElevenLabsEngine) engine).setEnableLogging(false);

        engine.synthesize(request(TEXT));

        assertThat(server.speechCalls().get(0).target()).contains("enable_logging=false");
    }

    @Test
    void theServiceIsNotAskedForVoicesThatAreConfigured() {
        engine.setVoices(RACHEL + ", other");

        assertThat(engine.voices()).extracting(voice -> voice.id()).containsExactly(RACHEL, "other");
        assertThat(server.calls()).isEmpty();
    }

    private JsonNode spoken(Map<String, String> options) throws Exception {
        engine.synthesize(with(AudioFormat.MP3, options));
        return server.speechCalls().get(0).json();
    }

    private static SpeechRequest with(AudioFormat format, Map<String, String> options) {
        return request(TEXT, RACHEL, format, 0, options);
    }
}
