package io.github.cameltts.engine.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltts.audio.AudioFixtures;
import io.github.cameltts.engine.http.FakeApiServer;
import io.github.cameltts.engine.http.HttpEngineCase;
import io.github.cameltts.engine.http.HttpEngineCases;
import io.github.cameltts.engine.http.HttpEngineTestSupport;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.Prosody;
import io.github.cameltts.spi.RateLimitedException;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.SynthesisFailedException;
import io.github.cameltts.spi.TextLimit;
import io.github.cameltts.spi.TextType;
import io.github.cameltts.spi.Voice;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoogleEngineTest extends HttpEngineTestSupport {

    @Override
    protected HttpEngineCase engineCase() {
        return HttpEngineCases.GOOGLE;
    }

    @Test
    void writesWhatWasAskedForAndNothingElse() throws Exception {
        engine.synthesize(made(TEXT, TextType.TEXT, "en-GB", new Prosody(1.5, -2, 0.5)));

        FakeApiServer.Call call = server.speechCalls().get(0);
        assertThat(call.target()).isEqualTo("/v1/text:synthesize");
        assertThat(call.header("x-goog-api-key")).isEqualTo(KEY);
        JsonNode body = call.json();
        assertThat(body.path("input").toString()).isEqualTo("{\"text\":\"" + TEXT + "\"}");
        assertThat(body.path("voice").path("name").asText()).isEqualTo(FakeGoogleServer.WAVENET);
        assertThat(body.path("voice").path("languageCode").asText()).isEqualTo("en-GB");
        JsonNode config = body.path("audioConfig");
        assertThat(config.path("audioEncoding").asText()).isEqualTo("MP3");
        assertThat(config.path("sampleRateHertz").asInt()).isEqualTo(24000);
        assertThat(config.path("speakingRate").asDouble()).isEqualTo(1.5);
        assertThat(config.path("pitch").asDouble()).isEqualTo(-2);
        assertThat(config.path("volumeGainDb").asDouble()).isCloseTo(-6.02, within(0.01));
        assertThat(config.size()).isEqualTo(5);
        assertThat(body.size()).isEqualTo(3);
    }

    @Test
    void silenceAndTheGreatestVolumeAreWithinGooglesGain() throws Exception {
        engine.synthesize(made(TEXT, TextType.TEXT, "", new Prosody(1, 0, 0)));
        engine.synthesize(made(
                TEXT,
                TextType.TEXT,
                "",
                new Prosody(1, 0, engine.capabilities().volume().max())));

        assertThat(server.speechCalls())
                .extracting(call -> call.json().findPath("volumeGainDb").asDouble())
                .satisfiesExactly(least -> assertThat(least).isEqualTo(-96), most -> assertThat(most)
                        .isBetween(15.9, 16.0));
    }

    @Test
    void theLanguageIsReadFromTheVoicesNameOrAskedFor() throws Exception {
        engine.synthesize(request(TEXT));

        assertThat(server.speechCalls().get(0).json().findPath("languageCode").asText())
                .isEqualTo("en-US");
        assertThat(failure(InvalidSpeechRequestException.class, request(TEXT, "Kore", AudioFormat.MP3, 0, Map.of())))
                .hasMessageContaining("language=");
    }

    @Test
    void aDocumentIsSentAsOneAfterItWasChecked() throws Exception {
        String document = "<speak>One <mark name='a'/> &amp; two</speak>";

        engine.synthesize(made(document, TextType.SSML, "", Prosody.NEUTRAL));

        assertThat(server.speechCalls().get(0).json().path("input").path("ssml").asText())
                .isEqualTo(document);
        failure(InvalidSpeechRequestException.class, made("<speak>a<!-- </speak>", TextType.SSML, "", Prosody.NEUTRAL));
        assertThat(server.speechCalls()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "MP3,0,MP3,24000",
        "MP3,44100,MP3,44100",
        "WAV,16000,LINEAR16,16000",
        "PCM,8000,PCM,8000",
        "OPUS,48000,OGG_OPUS,48000",
        "ULAW,24000,MULAW,8000",
        "ALAW,8000,ALAW,8000"
    })
    void spellsFormatsAsGoogleDoes(AudioFormat format, int rate, String encoding, int hertz) {
        assertThat(AudioConfig.of(request(TEXT, FakeGoogleServer.WAVENET, format, rate, Map.of())))
                .isEqualTo(new AudioConfig(encoding, hertz));
    }

    @ParameterizedTest
    @CsvSource({"OPUS,22050", "ULAW,16000", "ALAW,48000", "FLAC,0"})
    void refusesFormatsThatGoogleDoesNotHave(AudioFormat format, int rate) {
        SpeechRequest request = request(TEXT, FakeGoogleServer.WAVENET, format, rate, Map.of());

        assertThatThrownBy(() -> engine.identity(request)).isInstanceOf(InvalidSpeechRequestException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ULAW", "ALAW"})
    void telephoneAudioComesWithoutTheHeaderThatGooglePutsBeforeIt(AudioFormat format) throws Exception {
        Speech speech = engine.synthesize(request(TEXT, FakeGoogleServer.WAVENET, format, 0, Map.of()));

        assertThat(speech.audio()).isEqualTo(AudioFixtures.of(format));
        assertThat(speech.sampleRate()).isEqualTo(8000);
        assertThat(speech.duration()).contains(Duration.ofSeconds(1));
    }

    @Test
    void anAmericanVoiceIsTheDefault() {
        assertThat(engine.voices())
                .containsExactly(
                        new Voice(FakeGoogleServer.WAVENET, FakeGoogleServer.WAVENET, "en-US", Optional.of("male")),
                        new Voice(FakeGoogleServer.ARABIC, FakeGoogleServer.ARABIC, "ar-XA", Optional.of("male")));
    }

    @Test
    void everyDocumentedErrorIsOneOfTheFamily() {
        server.failWith(400, FakeGoogleServer.error(400, "Voice 'x' does not exist", "INVALID_ARGUMENT"));
        assertThat(failure(InvalidSpeechRequestException.class)).hasMessageContaining("Voice 'x' does not exist");

        server.failWith(
                400,
                "{\"error\":{\"code\":400,\"message\":\"API key not valid.\",\"status\":\"INVALID_ARGUMENT\","
                        + "\"details\":[{\"reason\":\"API_KEY_INVALID\",\"domain\":\"googleapis.com\"}]}}");
        assertThat(failure(SynthesisFailedException.class)).hasMessageContaining("tts.google.apiKey");

        server.failWith(403, FakeGoogleServer.error(403, "Requests are blocked", "PERMISSION_DENIED"));
        assertThat(failure(SynthesisFailedException.class)).hasMessageContaining("permission_denied");

        server.failWith(429, FakeGoogleServer.error(429, "Quota exceeded", "RESOURCE_EXHAUSTED"));
        assertThat(failure(RateLimitedException.class)).hasMessageContaining("resource_exhausted");

        server.failWith(503, FakeGoogleServer.error(503, "The service is unavailable", "UNAVAILABLE"));
        assertThat(failure(SpeechException.class).retryable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"audioContent\":\"\"}",
                "{\"audioContent\":null}",
                "{\"audioContent\":\"%%%\"}",
                "{\"audioContent\":\"AAAA",
                "[]",
                ""
            })
    void anAnswerWithoutAudioIsAnError(String json) {
        server.failWith(200, json);

        assertThat(failure(InvalidAudioException.class)).hasMessageContaining("audio");
    }

    @Test
    void audioOfManyMegabytesIsRead() throws Exception {
        byte[] audio = AudioFixtures.mp3(200_000);
        server.failWith(200, FakeGoogleServer.answer(audio));

        assertThat(engine.synthesize(request(TEXT)).audio()).isEqualTo(audio);
    }

    @Test
    void countsWhatGoogleCounts() {
        assertThat(engine.billableCharacters(request("Hello, you!"))).isEqualTo(11);
        assertThat(engine.billableCharacters(request("\u6771\u4EAC\uD83D\uDE00")))
                .isEqualTo(3);
        String marked = "<speak>a<mark name='x>y'/><break time='1s'/>b<mark name=\"z\"></mark></speak>";
        assertThat(engine.billableCharacters(made(marked, TextType.SSML, "", Prosody.NEUTRAL)))
                .isEqualTo("<speak>a<break time='1s'/>b</speak>".length());
    }

    @Test
    void aCallTakesFiveThousandBytes() {
        assertThat(engine.textLimit(request(TEXT))).isEqualTo(TextLimit.bytes(5000));
    }

    private static SpeechRequest made(String text, TextType type, String language, Prosody prosody) {
        return new SpeechRequest(
                text,
                type,
                FakeGoogleServer.WAVENET,
                language,
                "",
                AudioFormat.MP3,
                0,
                prosody,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                new TreeMap<>());
    }
}
