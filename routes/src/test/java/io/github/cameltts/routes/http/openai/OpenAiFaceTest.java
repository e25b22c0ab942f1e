package io.github.cameltts.routes.http.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.audio.AudioFixtures;
import io.github.cameltts.audio.AudioInspector;
import io.github.cameltts.routes.http.HttpApp;
import io.github.cameltts.routes.http.vendor.FaceApp;
import io.github.cameltts.routes.http.vendor.FaceEngine;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.EngineCapabilities.Control;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.Voice;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who speaks for the names of OpenAI, and what is refused. */
class OpenAiFaceTest {

    private static final String SPEECH = "/v1/audio/speech";

    @TempDir
    private Path home;

    private final FaceEngine engine = new FaceEngine().withModels();

    @ParameterizedTest
    @ValueSource(strings = {"alloy", "marin", "voice_1234"})
    void voicesOfTheVendorAreTheUsualVoiceOfAnotherEngine(String voice) throws Exception {
        try (FaceApp server = start()) {
            assertThat(speak(server, "tts-1", voice).statusCode()).isEqualTo(200);
            assertThat(engine.last().voice()).isEqualTo("alice");
            assertThat(engine.last().model()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"BRUNO, tts-1, bruno, ''", "alloy, long-form, alice, long-form", "narrator, tts-1-hd, chloe, ''"})
    void namesOfTheEngineAndOfTheConfigurationMeanThemselves(String voice, String model, String spoken, String asked)
            throws Exception {
        try (FaceApp server = FaceApp.openAi(home)
                .engine(engine)
                .with("tts.voices.narrator", "fake/chloe")
                .start()) {
            assertThat(speak(server, model, voice).statusCode()).isEqualTo(200);
            assertThat(engine.last().voice()).isEqualTo(spoken);
            assertThat(engine.last().model()).isEqualTo(asked);
        }
    }

    @Test
    void modelOfTheConfigurationChoosesEngineAndModel() throws Exception {
        FaceEngine other = new FaceEngine().withModels();
        try (FaceApp server = FaceApp.openAi(home)
                .engine(engine)
                .bind("other", other)
                .with("tts.openai-api.models.tts-1-hd", "other/long-form")
                .start()) {
            assertThat(speak(server, "tts-1-hd", "alloy").statusCode()).isEqualTo(200);
            assertThat(other.last().model()).isEqualTo("long-form");
            assertThat(engine.calls()).isZero();
        }
    }

    @Test
    void voiceOfTheConfigurationMayLeadToAnotherEngine() throws Exception {
        FaceEngine other = new FaceEngine().withModels();
        try (FaceApp server = FaceApp.openAi(home)
                .engine(engine)
                .bind("other", other)
                .with("tts.voices.narrator", "other/chloe")
                .start()) {
            assertThat(speak(server, "long-form", "narrator").statusCode()).isEqualTo(200);
            assertThat(other.last().voice()).isEqualTo("chloe");
            assertThat(other.last().model()).isEmpty();
        }
    }

    @Test
    void vendorItselfIsAskedForItsNamesAsTheyAre() throws Exception {
        VendorEngine vendor = new VendorEngine();
        try (FaceApp server = FaceApp.openAi(home).engine(vendor).start()) {
            assertThat(speak(server, "tts-1-hd", "nova").statusCode()).isEqualTo(200);
            assertThat(vendor.last.model()).isEqualTo("tts-1-hd");
            assertThat(vendor.last.voice()).isEqualTo("nova");
            assertThat(server.post(SPEECH, request("tts-1", "nova", ", \"response_format\": \"pcm\""))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(vendor.last.sampleRate()).isZero();
        }
    }

    @Test
    void samplesWithoutAHeaderHaveTheRateOfTheContractWhoeverSpeaks() throws Exception {
        FaceEngine other = new FaceEngine();
        try (FaceApp server = FaceApp.openAi(home)
                .engine(new VendorEngine())
                .bind("other", other)
                .with("tts.voices.narrator", "other/chloe")
                .start()) {
            server.post(SPEECH, request("tts-1", "narrator", ", \"response_format\": \"pcm\""));

            assertThat(other.last().sampleRate()).isEqualTo(24_000);
        }
        try (FaceApp server = FaceApp.elevenLabs(home.resolve("other"), "tts-fallback")
                .engine(other)
                .with("tts.engines", "fake,second")
                .bind("second", engine)
                .start()) {
            other.failing("Hello", new EngineUnavailableException("down"));
            server.post("/v1/text-to-speech/21m00Tcm4TlvDq8ikWAM?output_format=pcm_16000", "{\"text\": \"Hello\"}");

            assertThat(engine.last().sampleRate()).isEqualTo(16_000);
        }
    }

    @Test
    void strictFaceRefusesWhatMeansNothingToTheEngine() throws Exception {
        try (FaceApp server = FaceApp.openAi(home)
                .engine(engine)
                .with("tts.openai-api.strict", "true")
                .start()) {
            JsonNode model = error(speak(server, "tts-1", "alice"), 404);
            JsonNode voice = error(speak(server, "long-form", "alloy"), 400);

            assertThat(model.path("code").asText()).isEqualTo("model_not_found");
            assertThat(voice.path("param").asText()).isEqualTo("voice");
            assertThat(voice.path("message").asText()).contains("alice", "bruno", "chloe");
            assertThat(speak(server, "long-form", "alice").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void wrongEngineInTheConfigurationStopsTheStart() throws Exception {
        try (FaceApp server = FaceApp.openAi(home).engine(engine).with("tts.openai-api.models.tts-1", "elevenlaps")) {
            assertThatThrownBy(server::start).hasStackTraceContaining("Unknown engine 'elevenlaps'");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/long-form", "fake/", "fake long-form"})
    void malformedModelInTheConfigurationStopsTheStart(String entry) throws Exception {
        try (FaceApp server = FaceApp.openAi(home).engine(engine).with("tts.openai-api.models.tts-1", entry)) {
            assertThatThrownBy(server::start)
                    .hasStackTraceContaining("tts.openai-api.models.tts-1 must be <engine> or <engine>/<model>");
        }
    }

    @ParameterizedTest
    @CsvSource({"GET, /v1/audio/speech, 405", "POST, /v1/audio/nothing, 404", "GET, /v1/models/gpt-17/x, 404"})
    void otherPathsAndMethodsAreRefusedInTheVendorsShape(String method, String path, int status) throws Exception {
        try (FaceApp server = start()) {
            JsonNode error = error(server.send(method, path), status);

            assertThat(error.path("type").asText()).isEqualTo("invalid_request_error");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{\"model\": \"tts-1\", \"voice\": \"alloy\"}",
                "{\"model\": \"tts-1\", \"voice\": {\"name\": \"alloy\"}, \"input\": \"Hi.\"}",
                "{\"model\": \"tts-1\", \"voice\": [], \"input\": \"Hi.\"}",
                "{\"model\": \"tts-1\", \"voice\": \"alloy\", \"input\": 7}",
                "{\"model\": \"tts-1\", \"voice\": \"alloy\", \"input\": \"   \"}",
                "{\"model\": \"tts-1\", \"voice\": \"alloy\", \"input\": \"Hi.\", \"response_format\": \"ogg\"}",
                "{\"model\": \"tts-1\", \"voice\": \"alloy\", \"input\": \"Hi.\", \"speed\": \"fast\"}",
                "{\"model\": \"tts-1\", \"voice\": \"alloy?rate=2&x=\", \"input\": \"Hi.\"}",
                "{\"model\": \"tts-1\", \"voice\": \"{{env:HOME}}\", \"input\": \"Hi.\"}"
            })
    void malformedRequestsAreRefusedWithoutAskingTheEngine(String body) throws Exception {
        try (FaceApp server = start()) {
            JsonNode error = error(server.post(SPEECH, body), 400);

            assertThat(error.path("type").asText()).isEqualTo("invalid_request_error");
            assertThat(error.path("message").asText()).doesNotContain("Exception");
            assertThat(engine.calls()).isZero();
        }
    }

    @Test
    void modelsAreToldToEachVendorsClientsInItsOwnWay() throws Exception {
        try (FaceApp both = FaceApp.both(home.resolve("both")).engine(engine).start();
                FaceApp one =
                        FaceApp.elevenLabs(home.resolve("one")).engine(engine).start()) {
            assertThat(HttpApp.json(both.get("/v1/models")).path("object").asText())
                    .isEqualTo("list");
            assertThat(HttpApp.json(both.get("/v1/models", "xi-api-key", "any")).isArray())
                    .isTrue();
            assertThat(HttpApp.json(one.get("/v1/models")).isArray()).isTrue();
        }
    }

    @Test
    void otherFormatsAreMadeOfWhatWasSpokenBefore() throws Exception {
        FakeSpeechEngine plain = new FakeSpeechEngine() {
            @Override
            public EngineCapabilities capabilities() {
                return EngineCapabilities.of("fake", AudioFormat.WAV).withSampleRates(8000);
            }
        };
        try (FaceApp server = FaceApp.openAi(home).engine(plain).start()) {
            server.post(SPEECH, request("tts-1", "alloy", ", \"response_format\": \"wav\""));

            HttpResponse<byte[]> made =
                    server.post(SPEECH, request("tts-1", "alloy", ", \"response_format\": \"mp3\""));

            assertThat(made.statusCode()).isEqualTo(200);
            assertThat(made.headers().firstValue("Content-Type")).contains("audio/mpeg");
            assertThat(made.headers().firstValue("Cache-Status")).contains("camel-tts; hit; detail=converted");
            assertThat(AudioInspector.inspect(made.body(), AudioFormat.MP3, 8000)
                            .duration())
                    .contains(Duration.ofMillis(250));
            assertThat(plain.calls()).isOne();
        }
    }

    private FaceApp start() throws Exception {
        return FaceApp.openAi(home).engine(engine).start();
    }

    private static HttpResponse<byte[]> speak(FaceApp server, String model, String voice) throws Exception {
        return server.post(SPEECH, request(model, voice, ""));
    }

    private static String request(String model, String voice, String more) {
        return "{\"model\": \"" + model + "\", \"voice\": \"" + voice + "\", \"input\": \"Hello.\"" + more + "}";
    }

    private static JsonNode error(HttpResponse<byte[]> response, int status) throws Exception {
        assertThat(response.statusCode())
                .as(new String(response.body(), StandardCharsets.UTF_8))
                .isEqualTo(status);
        return HttpApp.json(response).path("error");
    }

    /** Says that it is OpenAI's engine, which has one rate only. */
    private static final class VendorEngine extends FakeSpeechEngine {

        private volatile SpeechRequest last;

        @Override
        public EngineCapabilities capabilities() {
            return EngineCapabilities.of("openai", AudioFormat.MP3, AudioFormat.PCM)
                    .withControls(Control.MODEL);
        }

        @Override
        public List<Voice> voices() {
            return List.of(); // not known yet
        }

        @Override
        public Speech synthesize(SpeechRequest request) {
            last = request;
            return new Speech(AudioFixtures.of(request.format()), request.format(), 24000);
        }
    }
}
