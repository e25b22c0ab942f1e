package io.github.cameltts.engine.openai;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.github.cameltts.spi.QuotaExceededException;
import io.github.cameltts.spi.RateLimitedException;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechException;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.TextType;
import io.github.cameltts.spi.UnknownNameException;
import io.github.cameltts.spi.Voice;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiEngineTest extends HttpEngineTestSupport {

    @Override
    protected HttpEngineCase engineCase() {
        return HttpEngineCases.OPENAI;
    }

    @Test
    void writesWhatWasAskedForAndNothingElse() throws Exception {
        engine.synthesize(detailed("gpt-4o-mini-tts"));

        FakeApiServer.Call call = server.speechCalls().get(0);
        assertThat(call.target()).isEqualTo("/v1/audio/speech");
        assertThat(call.header("Authorization")).isEqualTo("Bearer " + KEY);
        JsonNode body = call.json();
        assertThat(body.path("input").asText()).isEqualTo(TEXT);
        assertThat(body.path("model").asText()).isEqualTo("gpt-4o-mini-tts");
        assertThat(body.path("voice").asText()).isEqualTo("af_sky");
        assertThat(body.path("response_format").asText()).isEqualTo("mp3");
        assertThat(body.path("speed").asDouble()).isEqualTo(1.5);
        assertThat(body.path("instructions").asText()).isEqualTo("Whisper.");
        assertThat(body.size()).isEqualTo(6);
    }

    @Test
    void refusesInstructionsThatTheModelDoesNotRead() {
        assertThat(failure(InvalidSpeechRequestException.class, detailed("tts-1")))
                .hasMessageContaining("instructions");
        assertThat(server.speechCalls()).isEmpty();
    }

    @Test
    void knowsThePaceOfHeaderlessAudio() throws Exception {
        Speech speech = engine.synthesize(request(TEXT, "af_sky", AudioFormat.PCM, 0, Map.of()));

        assertThat(speech.sampleRate()).isEqualTo(24000);
        assertThat(speech.duration()).contains(Duration.ofMillis(speech.audio().length / 48));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"voices\":[\"a\",\"b\"]}",
                "{\"status\":\"ok\",\"voices\":[\"a\",\"b\"]}",
                "[\"a\",\"b\"]",
                "{\"voices\":[{\"id\":\"a\",\"name\":\"A\"},{\"name\":\"b\"}]}"
            })
    void readsEveryDialectOfTheVoiceList(String json) {
        ((FakeOpenAiServer) server).offer(json);

        assertThat(engine.voices()).extracting(Voice::id).containsExactly("a", "b");
        assertThat(engine.voices()).hasSize(2);
        assertThat(server.calls()).as("the list is remembered").hasSize(1);
    }

    @Test
    void passesAnyVoiceOnWhereTheServerListsNone() throws Exception {
        ((FakeOpenAiServer) server).offer("");

        assertThat(engine.voices()).isEmpty();
        assertThat(engine.synthesize(request(TEXT)).audio()).isNotEmpty();
        assertThat(failure(InvalidSpeechRequestException.class, request(TEXT, "", AudioFormat.MP3, 0, Map.of())))
                .hasMessageContaining("tts.openai.voices");
    }

    @Test
    void openAiItselfIsNotAskedForVoices() {
        assertThat(new OpenAiEngine().voices()).extracting(Voice::id).contains("alloy", "cedar");
    }

    @Test
    void anUnknownVoiceNamesTheNearest() {
        engine.voices();
        server.failWith(400, "{\"error\":{\"message\":\"bad voice\",\"param\":\"voice\",\"code\":\"invalid_value\"}}");

        assertThat(failure(UnknownNameException.class, request(TEXT, "af_skye", AudioFormat.MP3, 0, Map.of())))
                .hasMessageContaining("af_sky");
    }

    @Test
    void anUsedUpAccountIsNotABusyServer() {
        server.failWith(429, "{\"error\":{\"message\":\"x\",\"type\":\"insufficient_quota\",\"code\":null}}");
        assertThat(failure(QuotaExceededException.class).retryable()).isFalse();

        server.failWith(429, "{\"error\":{\"message\":\"x\",\"code\":\"rate_limit_exceeded\"}}");
        assertThat(failure(RateLimitedException.class).retryable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"message\":\"too odd\",\"type\":\"invalid_request_error\",\"param\":null,\"code\":null}}",
                "{\"detail\":{\"error\":\"validation_error\",\"message\":\"too odd\",\"type\":\"invalid_request_error\"}}",
                "{\"message\":\"too odd\",\"code\":\"bad\",\"type\":\"x\",\"param\":null}",
                "{\"detail\":\"too odd\"}",
                "{\"detail\":[{\"type\":\"missing\",\"loc\":[\"body\",\"speed\"],\"msg\":\"too odd\"}]}",
                "{\"error\":\"too odd\"}"
            })
    void readsEveryDialectOfAnError(String body) {
        server.failWith(400, body);

        assertThat(failure(InvalidSpeechRequestException.class)).hasMessageContaining("too odd");
    }

    @Test
    void joinsEventsThatWereNotAskedFor() throws Exception {
        byte[] mp3 = AudioFixtures.of(AudioFormat.MP3);
        String first = event(Arrays.copyOf(mp3, 1000));
        String second = event(Arrays.copyOfRange(mp3, 1000, mp3.length));
        String done = "data: {\"type\":\"speech.audio.done\",\"token_usage\":{\"total_tokens\":3}}\n\n";

        server.failWith(200, "text/event-stream; charset=utf-8", bytes(first + second + done));
        assertThat(engine.synthesize(request(TEXT)).audio()).isEqualTo(mp3);

        server.failWith(200, "text/event-stream", bytes(first + second));
        assertThat(failure(InvalidAudioException.class)).hasMessageContaining("end before");

        server.failWith(200, "text/event-stream", bytes("data: {not json\n\n" + done));
        assertThat(failure(InvalidAudioException.class)).hasMessageContaining("not audio");

        server.failWith(200, "text/event-stream", bytes(done));
        assertThat(failure(SpeechException.class)).isInstanceOf(InvalidAudioException.class);
    }

    @Test
    void aBaseUrlMayEndWithTheVersion() throws Exception {
        engine.setBaseUrl(server.baseUrl() + "/v1/");

        assertThat(engine.synthesize(request(TEXT)).audio()).isNotEmpty();
    }

    private static String event(byte[] audio) {
        return "data: {\"type\":\"speech.audio.delta\",\"audio\":\""
                + Base64.getEncoder().encodeToString(audio) + "\"}\n\n";
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static SpeechRequest detailed(String model) {
        return new SpeechRequest(
                TEXT,
                TextType.TEXT,
                "af_sky",
                "",
                model,
                AudioFormat.MP3,
                0,
                new Prosody(1.5, 0, 1),
                Optional.empty(),
                Optional.of("Whisper."),
                OptionalLong.empty(),
                Optional.empty(),
                new TreeMap<>());
    }
}
