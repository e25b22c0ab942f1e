package io.github.cameltts.routes.http.openai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameltts.FakeStreamingEngine;
import io.github.cameltts.audio.AudioFixtures;
import io.github.cameltts.routes.http.vendor.FaceApp;
import io.github.cameltts.routes.http.vendor.FaceEngine;
import io.github.cameltts.routes.http.vendor.Sdk;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.BudgetExceededException;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.RateLimitedException;
import io.github.cameltts.spi.SpeechTimeoutException;
import io.github.cameltts.spi.SynthesisFailedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** OpenAI's own SDK, unmodified, is content with this face. */
@EnabledIf(value = "io.github.cameltts.routes.http.vendor.Sdk#isInstalled", disabledReason = Sdk.MISSING)
class OpenAiSdkTest {

    @TempDir
    private Path home;

    private final FaceEngine engine = new FaceEngine();

    @Test
    void getsEveryFormat() throws Exception {
        try (FaceApp server = start()) {
            List<JsonNode> told = Sdk.run("openai/formats.mjs", server.baseUrl(), Map.of());

            assertThat(told)
                    .extracting(line -> line.path("type").asText())
                    .containsExactly(
                            "audio/mpeg",
                            "audio/mpeg",
                            "audio/ogg",
                            "audio/aac",
                            "audio/flac",
                            "audio/wav",
                            "audio/pcm");
            assertThat(told)
                    .allSatisfy(line -> assertThat(line.path("id").asText()).isNotEmpty());
            assertThat(told.get(1).path("digest").asText())
                    .isEqualTo(digest(AudioFixtures.of(AudioFormat.MP3)))
                    .isEqualTo(told.get(0).path("digest").asText());
            assertThat(told.get(6).path("digest").asText()).isEqualTo(digest(FaceEngine.samples(24000)));
            assertThat(engine.last().sampleRate()).isEqualTo(24000);
            assertThat(engine.calls()).isEqualTo(5); // mp3 twice, and pcm is made of wav
        }
    }

    @Test
    void unmodifiedClientOfOpenAiIsAnsweredByTheBuiltinVoice() throws Exception {
        try (FaceApp server = FaceApp.openAi(home).start()) {
            List<JsonNode> told = Sdk.run("openai/wishes.mjs", server.baseUrl(), Map.of("VOICE", "alloy"));

            assertThat(told.get(0).path("bytes").asInt()).isGreaterThan(10_000);
            assertThat(told.get(0).path("leftOut").asText()).isEqualTo("instructions");
        }
    }

    @Test
    void speedAndInstructionsReachAnEngineThatObeysThem() throws Exception {
        try (FaceApp server = start()) {
            JsonNode told = Sdk.run("openai/wishes.mjs", server.baseUrl(), Map.of("VOICE", "bruno"))
                    .get(0);

            assertThat(told.path("leftOut").isNull()).isTrue();
            assertThat(engine.last().prosody().rate()).isEqualTo(1.5);
            assertThat(engine.last().instructions()).hasValue("Slowly, as if to a child.");
            assertThat(engine.last().voice()).isEqualTo("bruno");
        }
    }

    @Test
    void readsTheBodyWhileItIsMade() throws Exception {
        FakeStreamingEngine streaming = new FakeStreamingEngine();
        try (FaceApp server = FaceApp.openAi(home).engine(streaming).start();
                Sdk script = Sdk.start("openai/pieces.mjs", server.baseUrl(), Map.of())) {
            assertThat(script.next().path("ready").asBoolean()).isTrue();
            FakeStreamingEngine.Take take = streaming.next().send(1000);

            assertThat(script.next().path("first").asInt()).isPositive();

            take.finish();
            assertThat(script.rest().get(0).path("digest").asText()).isEqualTo(digest(take.audio()));
        }
    }

    @Test
    void readsEventsWhileTheyAreMade() throws Exception {
        FakeStreamingEngine streaming = new FakeStreamingEngine();
        try (FaceApp server = FaceApp.openAi(home).engine(streaming).start();
                Sdk script = Sdk.start("openai/events.mjs", server.baseUrl(), Map.of())) {
            assertThat(script.next().path("ready").asBoolean()).isTrue();
            FakeStreamingEngine.Take take = streaming.next().send(1000);

            assertThat(script.next().path("first").asText()).isEqualTo("speech.audio.delta");

            take.finish();
            verifyEvents(script.rest(), take.audio());
            verifyEvents(
                    Sdk.run("openai/events.mjs", server.baseUrl(), Map.of()).subList(2, 4), take.audio());
            assertThat(streaming.calls()).isEqualTo(1);
        }
    }

    /** 15 characters are 4 tokens; a quarter of a second of audio is 5. */
    private static void verifyEvents(List<JsonNode> told, byte[] audio) {
        JsonNode last = told.get(0);
        assertThat(last.path("type").asText()).isEqualTo("text/event-stream");
        assertThat(last.path("last").asText()).isEqualTo("speech.audio.done");
        assertThat(last.path("digest").asText()).isEqualTo(digest(audio));
        assertThat(last.at("/usage/input_tokens").asInt()).isEqualTo(4);
        assertThat(last.at("/usage/output_tokens").asInt()).isEqualTo(5);
        assertThat(last.at("/usage/total_tokens").asInt()).isEqualTo(9);
        assertThat(told.get(1).path("rest").asText()).isEmpty();
    }

    @Test
    void throwsTheErrorOfEachStatus() throws Exception {
        engine.failing("busy", new RateLimitedException("Too many.", Optional.empty()))
                .failing("poor", new BudgetExceededException("tts.fake.budgetPerDay", "The budget is used up."))
                .failing("broken", new SynthesisFailedException("It said no."))
                .failing("down", new EngineUnavailableException("It is down."))
                .failing("slow", new SpeechTimeoutException("It took too long."));
        List<Map<String, Object>> requests = List.of(
                Map.of("speed", 5),
                Map.of("voice", "nobody"),
                Map.of("model", "gpt-17"),
                Map.of("input", "x".repeat(5001)),
                Map.of("colour", "red"),
                Map.of("input", "busy"),
                Map.of("input", "poor"),
                Map.of("input", "broken"),
                Map.of("input", "down"),
                Map.of("input", "slow"));
        try (FaceApp server = start()) {
            List<String> told = errors(server, requests);

            assertThat(told)
                    .containsExactly(
                            "BadRequestError 400 null speed invalid_request_error",
                            "BadRequestError 400 invalid_value voice invalid_request_error",
                            "NotFoundError 404 model_not_found model invalid_request_error",
                            "BadRequestError 400 string_above_max_length input invalid_request_error",
                            "BadRequestError 400 null colour invalid_request_error",
                            "RateLimitError 429 rate_limit_exceeded null requests",
                            "RateLimitError 429 insufficient_quota null insufficient_quota",
                            "InternalServerError 502 null null server_error",
                            "InternalServerError 503 null null server_error",
                            "InternalServerError 504 null null server_error",
                            "NotFoundError 404 null null invalid_request_error");
        }
    }

    @Test
    void wrongKeyIsAnAuthenticationError() throws Exception {
        try (FaceApp server = FaceApp.both(home)
                .engine(engine)
                .with("tts.api.token", "secret")
                .start()) {
            assertThat(errors(server, List.of(Map.of())).get(0))
                    .isEqualTo("AuthenticationError 401 invalid_api_key null invalid_request_error");
            Map<String, String> right = Map.of("OPENAI_API_KEY", "secret", "TEXT", "Let me in.");
            assertThat(Sdk.run("openai/once.mjs", server.baseUrl(), right)
                            .get(0)
                            .path("bytes")
                            .asInt())
                    .isPositive();
        }
    }

    @Test
    void waitsAsLongAsItIsToldAndTriesAgain() throws Exception {
        RateLimitedException busy = new RateLimitedException("Too many.", Optional.of(Duration.ofSeconds(1)));
        engine.failing("Again.", busy, busy);
        try (FaceApp server = start()) {
            List<JsonNode> told = Sdk.run("openai/once.mjs", server.baseUrl(), Map.of("TEXT", "Again."));

            assertThat(told.get(0).path("bytes").asInt()).isPositive();
            assertThat(engine.calls()).isEqualTo(3);
        }
    }

    @Test
    void doesNotTryAgainWhereThatCannotHelp() throws Exception {
        BudgetExceededException poor = new BudgetExceededException("tts.fake.budgetPerDay", "The budget is used up.");
        engine.failing("Again.", poor, poor, poor);
        try (FaceApp server = start()) {
            List<JsonNode> told = Sdk.run("openai/once.mjs", server.baseUrl(), Map.of("TEXT", "Again."));

            assertThat(told.get(0).path("name").asText()).isEqualTo("RateLimitError");
            assertThat(engine.calls()).isEqualTo(1);
        }
    }

    @Test
    void listsModelsAndVoices() throws Exception {
        try (FaceApp server = FaceApp.both(home)
                .engine(engine)
                .with("tts.openai-api.models.storyteller", "fake")
                .with("tts.voices.narrator", "fake/chloe")
                .start()) {
            JsonNode told =
                    Sdk.run("openai/lists.mjs", server.baseUrl(), Map.of()).get(0);

            assertThat(texts(told.path("models")))
                    .containsExactly("storyteller", "tts-1", "tts-1-hd", "gpt-4o-mini-tts");
            assertThat(told.at("/model/object").asText()).isEqualTo("model");
            assertThat(told.at("/unknown/name").asText()).isEqualTo("NotFoundError");
            assertThat(told.at("/unknown/code").asText()).isEqualTo("model_not_found");
            assertThat(told.at("/voices/0/id").asText()).isEqualTo("alice");
            assertThat(told.at("/voices/3/id").asText()).isEqualTo("narrator");
        }
    }

    private static List<String> errors(FaceApp server, List<Map<String, Object>> requests) throws Exception {
        Map<String, String> environment = Map.of("REQUESTS", new ObjectMapper().writeValueAsString(requests));
        return Sdk.run("openai/errors.mjs", server.baseUrl(), environment).stream()
                .map(e -> String.join(
                        " ",
                        e.path("name").asText(),
                        e.path("status").asText(),
                        e.path("code").asText("null"),
                        e.path("param").asText("null"),
                        e.path("type").asText("null")))
                .toList();
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static String digest(byte[] audio) {
        return Sdk.digest(audio);
    }

    private FaceApp start() throws Exception {
        return FaceApp.openAi(home).engine(engine).start();
    }
}
