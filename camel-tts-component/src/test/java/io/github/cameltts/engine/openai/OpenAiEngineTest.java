package io.github.cameltts.engine.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltts.audio.AudioFixtures;
import io.github.cameltts.audio.WavFile;
import io.github.cameltts.engine.http.FakeApiServer;
import io.github.cameltts.engine.http.FakeStream;
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
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.TextType;
import io.github.cameltts.spi.UnknownNameException;
import io.github.cameltts.spi.Voice;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiEngineTest extends HttpEngineTestSupport {

    @Override
    protected HttpEngineCase engineCase() {
        return HttpEngineCases.OPENAI;
    }

    /** Of unknown length, as OpenAI, Kokoro-FastAPI and speaches send it. */
    @Test
    void aWavFileTellsItsRealLengthToWhoeverHearsIt() throws Exception {
        byte[] whole = WavFile.wrap(AudioFixtures.of(AudioFormat.PCM), 24000);
        byte[] unsized = whole.clone();
        Arrays.fill(unsized, 4, 8, (byte) -1);
        Arrays.fill(unsized, 40, 44, (byte) -1);
        server.failWith(200, "audio/wav", unsized);
        List<byte[]> heard = new ArrayList<>();

        Speech speech = engine.synthesizeAsync(request(TEXT, "af_sky", AudioFormat.WAV, 0, Map.of()), heard::add)
                .get();

        assertThat(speech.audio()).isEqualTo(whole);
        assertThat(heard).containsExactly(whole);
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
        assertThat(failure(InvalidSpeechRequestException.class, detailed("gpt-4o-mini-tts", "x".repeat(4097))))
                .hasMessageContaining("4096");
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

    @ParameterizedTest
    @ValueSource(strings = {"usage", "token_usage"})
    void unpacksEventsWhileTheyArriveAlsoThoseNotAskedFor(String usage) throws Exception {
        ByteArrayOutputStream heard = new ByteArrayOutputStream();
        byte[] first = FakeOpenAiServer.delta(Arrays.copyOf(MP3, 1000));
        FakeStream stream = server.streamByHand("text/event-stream; charset=utf-8");
        CompletableFuture<Speech> speech = engine.synthesizeAsync(request(TEXT), heard::writeBytes);

        stream.send(Arrays.copyOf(first, 700)).send(Arrays.copyOfRange(first, 700, first.length));
        await().until(() -> heard.size() == 1000);
        stream.send(FakeOpenAiServer.delta(Arrays.copyOfRange(MP3, 1000, MP3.length)))
                .send(FakeOpenAiServer.done(usage))
                .end();

        assertThat(speech.get().audio()).isEqualTo(MP3);
        assertThat(heard.toByteArray()).isEqualTo(MP3);
    }

    @Test
    void eventsThatEndTooSoonOrHoldNoAudioAreNoAudio() {
        byte[] done = FakeOpenAiServer.done("usage");

        server.failWith(200, "text/event-stream", FakeOpenAiServer.delta(MP3));
        assertThat(failure(InvalidAudioException.class)).hasMessageContaining("end before");

        server.failWith(200, "text/event-stream", bytes("data: {not json\n\n" + new String(done, UTF_8)));
        assertThat(failure(InvalidAudioException.class)).hasMessageContaining("not audio");

        server.failWith(200, "text/event-stream", done);
        assertThat(failure(InvalidAudioException.class)).hasMessageContaining("without audio");

        server.failWith(
                200, "text/event-stream", bytes("data: {\"type\":\"error\",\"error\":{\"message\":\"x\"}}\n\n"));
        failure(InvalidAudioException.class);
    }

    @Test
    void aRouteReadsTheBeginningWhileTheServerIsStillSpeaking() throws Exception {
        FakeStream stream = server.streamByHand("audio/mpeg").send(Arrays.copyOf(MP3, 1000));

        InputStream body = streamed();
        assertThat(body.readNBytes(1000)).isEqualTo(Arrays.copyOf(MP3, 1000));

        stream.send(Arrays.copyOfRange(MP3, 1000, MP3.length)).end();
        assertThat(body.readAllBytes()).isEqualTo(Arrays.copyOfRange(MP3, 1000, MP3.length));
    }

    @Test
    void aRouteSeesThatTheServerBrokeOff() throws Exception {
        FakeStream stream = server.streamByHand("audio/mpeg").send(Arrays.copyOf(MP3, 1000));

        InputStream body = streamed();
        assertThat(body.readNBytes(1000)).hasSize(1000);
        stream.breakOff();

        assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
    }

    private InputStream streamed() {
        context.getPropertiesComponent().addInitialProperty("tts.openai.baseUrl", server.baseUrl());
        return context.createProducerTemplate()
                .requestBody("tts:openai?streaming=true&voice=af_sky", TEXT, InputStream.class);
    }

    @Test
    void aBaseUrlMayEndWithTheVersion() throws Exception {
        engine.setBaseUrl(server.baseUrl() + "/v1/");

        assertThat(engine.synthesize(request(TEXT)).audio()).isNotEmpty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    private static SpeechRequest detailed(String model) {
        return detailed(model, "Whisper.");
    }

    private static SpeechRequest detailed(String model, String instructions) {
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
                Optional.of(instructions),
                OptionalLong.empty(),
                Optional.empty(),
                new TreeMap<>());
    }
}
