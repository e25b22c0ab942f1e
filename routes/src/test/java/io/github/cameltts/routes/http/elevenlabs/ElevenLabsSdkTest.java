package io.github.cameltts.routes.http.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameltts.FakeStreamingEngine;
import io.github.cameltts.routes.http.vendor.FaceApp;
import io.github.cameltts.routes.http.vendor.FaceEngine;
import io.github.cameltts.routes.http.vendor.Sdk;
import io.github.cameltts.spi.BudgetExceededException;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.RateLimitedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** ElevenLabs' own SDK, unmodified, is content with this face. */
@EnabledIf(value = "io.github.cameltts.routes.http.vendor.Sdk#isInstalled", disabledReason = Sdk.MISSING)
class ElevenLabsSdkTest {

    @TempDir
    private Path home;

    private final FaceEngine engine = new FaceEngine();

    @Test
    void convertsAndStreamsEveryKindOfFormat() throws Exception {
        try (FaceApp server = start()) {
            List<JsonNode> told = Sdk.run("elevenlabs/formats.mjs", server.baseUrl(), Map.of());

            assertThat(told)
                    .extracting(line -> line.path("type").asText())
                    .containsExactly(
                            "audio/mpeg",
                            "audio/mpeg",
                            "audio/ogg",
                            "audio/pcm",
                            "audio/pcm",
                            "audio/wav",
                            "audio/basic",
                            "audio/x-alaw-basic");
            assertThat(told).allSatisfy(line -> {
                assertThat(line.path("id").asText()).isNotEmpty();
                assertThat(line.path("cost").asText()).isEqualTo("19");
                assertThat(line.path("again").asText()).isEqualTo("0");
                assertThat(line.path("streamed")).isEqualTo(line.path("digest"));
            });
            assertThat(told.get(3).path("digest").asText()).isEqualTo(Sdk.digest(FaceEngine.samples(16000)));
        }
    }

    @Test
    void unmodifiedClientOfElevenLabsIsAnsweredByTheBuiltinVoice() throws Exception {
        try (FaceApp server = FaceApp.elevenLabs(home).start()) {
            Map<String, String> text = Map.of("TEXT", "Hello, world.");
            List<JsonNode> told = Sdk.run("elevenlabs/builtin.mjs", server.baseUrl(), text);

            assertThat(told.get(0).path("bytes").asInt()).isGreaterThan(10_000);
            assertThat(texts(told.get(0).at("/alignment/characters")))
                    .startsWith("H", "e")
                    .endsWith(".");
        }
    }

    @Test
    void wishesReachAnEngineThatObeysThemAndTheOthersAreTold() throws Exception {
        try (FaceApp server = start()) {
            JsonNode told = Sdk.run("elevenlabs/wishes.mjs", server.baseUrl(), Map.of("VOICE", "alice"))
                    .get(0);

            assertThat(told.path("leftOut").asText().split(", "))
                    .containsExactlyInAnyOrder(
                            "seed",
                            "voice_settings.similarity_boost",
                            "voice_settings.use_speaker_boost",
                            "previous_text");
            assertThat(engine.last().options()).containsExactly(Map.entry("stability", "0.4"));
            assertThat(engine.last().prosody().rate()).isEqualTo(1.1);
            assertThat(engine.last().language()).isEqualTo("en-US");
            assertThat(engine.last().voice()).isEqualTo("alice");
            assertThat(engine.last().sampleRate()).isEqualTo(24000);
            assertThat(server.app().number("select count(*) from tts_asset")).isZero();
        }
    }

    @Test
    void readsTheStreamWhileItIsMade() throws Exception {
        FakeStreamingEngine streaming = new FakeStreamingEngine();
        try (FaceApp server = FaceApp.elevenLabs(home).engine(streaming).start();
                Sdk script = Sdk.start("elevenlabs/pieces.mjs", server.baseUrl(), Map.of())) {
            assertThat(script.next().path("ready").asBoolean()).isTrue();
            FakeStreamingEngine.Take take = streaming.next().send(1000);

            assertThat(script.next().path("first").asInt()).isPositive();

            take.finish();
            assertThat(script.rest().get(0).path("digest").asText()).isEqualTo(Sdk.digest(take.audio()));
        }
    }

    @Test
    void tellsWhenCharactersAreHeard() throws Exception {
        String text = "Hello,  wörld. 42!";
        try (FaceApp server = start()) {
            List<JsonNode> told = Sdk.run("elevenlabs/timestamps.mjs", server.baseUrl(), Map.of("TEXT", text));

            JsonNode whole = told.get(0);
            assertThat(whole.path("marked").asText()).isEqualTo("estimated");
            assertThat(String.join("", texts(whole.at("/alignment/characters"))))
                    .isEqualTo(text);
            assertThat(String.join("", texts(whole.at("/normalized/characters"))))
                    .isEqualTo("Hello, wörld. 42!");
            assertThat(whole.at("/alignment/characterEndTimesSeconds")
                            .get(text.length() - 1)
                            .asDouble())
                    .isEqualTo(1);
            JsonNode pieces = told.get(1);
            assertThat(pieces.path("pieces").asInt()).isEqualTo(2);
            assertThat(pieces.path("text").asText()).isEqualTo(text);
            assertThat(pieces.path("starts")).isEqualTo(whole.at("/alignment/characterStartTimesSeconds"));
            assertThat(pieces.path("digest")).isEqualTo(whole.path("digest"));
            assertThat(engine.calls()).isEqualTo(1);
        }
    }

    @Test
    void listsVoicesAndModels() throws Exception {
        try (FaceApp server = FaceApp.both(home)
                .engine(engine)
                .with("tts.elevenlabs-api.models.storyteller", "fake")
                .with("tts.voices.narrator", "fake/chloe")
                .start()) {
            JsonNode told =
                    Sdk.run("elevenlabs/lists.mjs", server.baseUrl(), Map.of()).get(0);

            assertThat(texts(told.path("all"))).containsExactly("alice", "bruno", "chloe", "narrator");
            assertThat(told.at("/first/totalCount").asInt()).isEqualTo(4);
            assertThat(told.at("/first/hasMore").asBoolean()).isTrue();
            assertThat(told.at("/second/voices/0/voiceId").asText()).isEqualTo("chloe");
            assertThat(told.at("/second/hasMore").asBoolean()).isFalse();
            assertThat(texts(told.path("found"))).containsExactly("bruno");
            assertThat(told.at("/one/labels/language").asText()).isEqualTo("de-DE");
            assertThat(told.at("/vendors/name").asText()).isEqualTo("Alice");
            assertThat(told.at("/unknown/status").asInt()).isEqualTo(404);
            assertThat(told.at("/unknown/detail").asText()).isEqualTo("voice_not_found");
            assertThat(told.at("/models/0/modelId").asText()).isEqualTo("storyteller");
            assertThat(told.at("/models/1/maximumTextLengthPerRequest").asInt()).isEqualTo(5000);
        }
    }

    @Test
    void throwsTheErrorOfEachStatus() throws Exception {
        Optional<Duration> soon = Optional.empty();
        engine.failing("busy", new RateLimitedException("Too many.", soon))
                .failing("poor", new BudgetExceededException("tts.fake.budgetPerDay", "The budget is used up."))
                .failing("down", new EngineUnavailableException("It is down."));
        List<Map<String, Object>> requests = List.of(
                Map.of("text", ""),
                Map.of("voiceSettings", Map.of("stability", 7)),
                Map.of("voice", "nobody"),
                Map.of("modelId", "gpt-17"),
                Map.of("outputFormat", "mp3_44100_32", "text", "x".repeat(5001)),
                Map.of("languageCode", "ja"),
                Map.of("text", "busy"),
                Map.of("text", "poor"),
                Map.of("text", "down"));
        try (FaceApp server = start()) {
            List<JsonNode> told = errors(server, requests);

            assertThat(told.subList(2, told.size()))
                    .extracting(e ->
                            e.path("name").asText() + " " + e.path("status").asText() + " "
                                    + e.at("/detail/status").asText())
                    .containsExactly(
                            "ElevenLabsError 404 voice_not_found",
                            "ElevenLabsError 404 model_not_found",
                            "ElevenLabsError 400 text_too_long",
                            "ElevenLabsError 400 unsupported_language",
                            "ElevenLabsError 429 system_busy",
                            "ElevenLabsError 402 insufficient_credits",
                            "ElevenLabsError 503 internal_server_error");
            assertThat(told.subList(0, 2))
                    .extracting(e -> e.path("name").asText() + " "
                            + e.path("status").asText() + " " + String.join(".", texts(e.at("/detail/0/loc"))))
                    .containsExactly(
                            "UnprocessableEntityError 422 body.text",
                            "UnprocessableEntityError 422 body.voice_settings.stability");
            assertThat(told.get(2).at("/detail/message").asText()).contains("alice");
            assertThat(told.get(2).at("/detail/request_id").asText()).isNotEmpty();
        }
    }

    @Test
    void wrongKeyIsRefusedInTheVendorsShape() throws Exception {
        try (FaceApp server = FaceApp.both(home)
                .engine(engine)
                .with("tts.api.token", "secret")
                .start()) {
            JsonNode refused = errors(server, List.of(Map.of())).get(0);
            assertThat(refused.path("status").asInt()).isEqualTo(401);
            assertThat(refused.at("/detail/status").asText()).isEqualTo("invalid_api_key");
            Map<String, String> right = Map.of("ELEVENLABS_API_KEY", "secret", "TEXT", "Let me in.");
            assertThat(Sdk.run("elevenlabs/once.mjs", server.baseUrl(), right)
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
            List<JsonNode> told = Sdk.run("elevenlabs/once.mjs", server.baseUrl(), Map.of("TEXT", "Again."));

            assertThat(told.get(0).path("bytes").asInt()).isPositive();
            assertThat(engine.calls()).isEqualTo(3);
        }
    }

    private static List<JsonNode> errors(FaceApp server, List<Map<String, Object>> requests) throws Exception {
        Map<String, String> environment =
                Map.of("RETRIES", "0", "REQUESTS", new ObjectMapper().writeValueAsString(requests));
        return Sdk.run("elevenlabs/errors.mjs", server.baseUrl(), environment);
    }

    private static List<String> texts(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private FaceApp start() throws Exception {
        return FaceApp.elevenLabs(home).engine(engine).start();
    }
}
