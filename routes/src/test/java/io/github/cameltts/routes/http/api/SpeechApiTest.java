package io.github.cameltts.routes.http.api;

import static io.github.cameltts.routes.http.HttpApp.header;
import static io.github.cameltts.routes.http.HttpApp.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.routes.http.HttpApp;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.RateLimitedException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Text in, audio out by HTTP. */
class SpeechApiTest {

    private static final String SYNTHESIZE = "/api/tts/synthesize";
    private static final String HELLO = "{\"text\": \"Hello\"}";

    @TempDir
    private Path home;

    private final FakeSpeechEngine engine = new FakeSpeechEngine();
    private HttpApp server;

    @BeforeEach
    void start() throws Exception {
        server = HttpApp.over(home, "tts-api")
                .with("tts.engine", "fake")
                .with("tts.fake.maxAttempts", "1")
                .with("tts.speakers.05", "bruno")
                .bind("fake", engine)
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void speaksOnceAndAnswersTheSecondTimeFromTheCache() throws Exception {
        HttpResponse<byte[]> first = server.post(SYNTHESIZE, HELLO, "X-Request-ID", "call-1");
        HttpResponse<byte[]> second = server.post(SYNTHESIZE, HELLO);

        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(header(first, "Content-Type")).startsWith("audio/");
        assertThat(header(first, "X-Request-ID")).isEqualTo("call-1");
        assertThat(header(first, "Cache-Status")).isEqualTo("camel-tts; fwd=miss; stored");
        assertThat(Instant.parse(header(first, "X-Expires-At")))
                .isAfter(Instant.now().plus(Duration.ofHours(23)));
        assertThat(header(second, "Cache-Status")).isEqualTo("camel-tts; hit; detail=memory");
        assertThat(second.body()).isEqualTo(first.body()).hasSizeGreaterThan(100);
        assertThat(header(second, "X-File-ID")).isNotEmpty().isNotEqualTo(header(first, "X-File-ID"));
        assertThat(engine.calls()).isEqualTo(1);
    }

    @Test
    void fileIdNamesTheAudioAndWhatIsKnownOfIt() throws Exception {
        HttpResponse<byte[]> spoken =
                server.post(SYNTHESIZE, "{\"text\": \"Hello\", \"expiry_hours\": 2}", "X-Request-ID", "call-2");
        String path = "/api/tts/audio/" + header(spoken, "X-File-ID");

        HttpResponse<byte[]> audio = server.get(path);
        JsonNode metadata = json(server.get(path + "/metadata")).path("metadata");

        assertThat(audio.body()).isEqualTo(spoken.body());
        assertThat(metadata.path("text").asText()).isEqualTo("Hello");
        assertThat(metadata.path("file_size").asInt()).isEqualTo(spoken.body().length);
        assertThat(metadata.path("expiry_hours").asDouble()).isEqualTo(2.0);
        assertThat(metadata.path("request_id").asText()).isEqualTo("call-2");
        assertThat(metadata.path("expires_at").asText()).isEqualTo(header(spoken, "X-Expires-At"));
    }

    @Test
    void metadataInsteadOfAudioWhereThatIsAskedFor() throws Exception {
        HttpResponse<byte[]> answer = server.post(SYNTHESIZE, "{\"text\": \"Hello\", \"return_audio\": false}");

        JsonNode metadata = json(answer).path("metadata");
        assertThat(server.get(metadata.path("audio_url").asText()).body())
                .isEqualTo(server.post(SYNTHESIZE, HELLO).body());
        assertThat(engine.calls()).isEqualTo(1);
    }

    @Test
    void deletedFileIsGone() throws Exception {
        String path = "/api/tts/audio/" + header(server.post(SYNTHESIZE, HELLO), "X-File-ID");
        assertThat(server.get(path).statusCode()).isEqualTo(200);

        HttpResponse<byte[]> deleted =
                server.send(HttpRequest.newBuilder(server.uri(path)).DELETE());

        assertThat(json(deleted).at("/deleted/files").asInt()).isEqualTo(1);
        HttpApp.error(server.get(path), 404);
        HttpApp.error(server.get(path + "/metadata"), 404);
        HttpApp.error(server.send(HttpRequest.newBuilder(server.uri(path)).DELETE()), 404);
    }

    @Test
    void leadingNumberInBracketsAndSpeakerIdNameTheVoice() throws Exception {
        byte[] tagged = server.post(SYNTHESIZE, "{\"text\": \"[05] Hello\"}").body();
        byte[] named = server.post(SYNTHESIZE, "{\"text\": \"Hello\", \"speaker_id\": \"05\"}")
                .body();
        byte[] voice = server.post(SYNTHESIZE, "{\"text\": \"Hello\", \"voice\": \"bruno\"}")
                .body();

        assertThat(tagged).isEqualTo(named).isEqualTo(voice);
        assertThat(engine.calls()).isEqualTo(1);
    }

    @Test
    void whatShallLeaveNoTraceHasNoFile() throws Exception {
        HttpResponse<byte[]> answer = server.post(SYNTHESIZE, "{\"text\": \"Hello\", \"store\": false}");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "X-File-ID")).isEmpty();
        assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        assertThat(header(answer, "Cache-Status")).isEqualTo("camel-tts; fwd=bypass");
        assertThat(server.app().number("select count(*) from tts_asset")).isZero();
    }

    @Test
    void requestSentAgainUnderItsKeyGetsTheFirstAnswer() throws Exception {
        HttpResponse<byte[]> first = server.post(SYNTHESIZE, HELLO, "Idempotency-Key", "k1");
        HttpResponse<byte[]> again = server.post(SYNTHESIZE, HELLO, "Idempotency-Key", "k1");

        assertThat(header(again, "X-File-ID")).isEqualTo(header(first, "X-File-ID"));
        assertThat(again.body()).isEqualTo(first.body());
        JsonNode refused = HttpApp.error(server.post(SYNTHESIZE, "{\"text\": \"Bye\"}", "Idempotency-Key", "k1"), 422);
        assertThat(refused.path("field").asText()).isEqualTo("Idempotency-Key");
    }

    @Test
    void bodyThatOnlyLooksLikeTheFirstIsAnotherRequest() throws Exception {
        server.post(SYNTHESIZE, "{\"text\": \"ga, voice=alice\"}", "Idempotency-Key", "k2");

        HttpApp.error(
                server.post(SYNTHESIZE, "{\"text\": \"ga\", \"voice\": \"alice\"}", "Idempotency-Key", "k2"), 422);
    }

    @Test
    void requestThatFailedLeavesItsKeyFree() throws Exception {
        engine.speaking(request -> {
            throw new EngineUnavailableException("down");
        });
        HttpApp.error(server.post(SYNTHESIZE, HELLO, "Idempotency-Key", "k3"), 503);
        engine.speaking(FakeSpeechEngine::wav);

        assertThat(server.post(SYNTHESIZE, HELLO, "Idempotency-Key", "k3").statusCode())
                .isEqualTo(200);
    }

    @Test
    void manyWhoWantTheMetadataOfTheSameAtOnceGetIt() throws Exception {
        engine.taking(Duration.ofMillis(300));
        List<CompletableFuture<HttpResponse<byte[]>>> answers = IntStream.range(0, 6)
                .mapToObj(i -> server.client()
                        .sendAsync(
                                HttpRequest.newBuilder(server.uri(SYNTHESIZE))
                                        .header("Content-Type", "application/json")
                                        .POST(HttpRequest.BodyPublishers.ofString(
                                                "{\"text\": \"Hello\", \"return_audio\": false}"))
                                        .build(),
                                HttpResponse.BodyHandlers.ofByteArray()))
                .toList();

        for (CompletableFuture<HttpResponse<byte[]>> answer : answers) {
            assertThat(answer.get().statusCode()).isEqualTo(200);
            assertThat(json(answer.get()).at("/metadata/file_size").asInt()).isPositive();
            assertThat(json(answer.get()).at("/metadata/sha256").asText()).hasSize(64);
        }
        assertThat(engine.calls()).isEqualTo(1);
        HttpApp.error(server.post(SYNTHESIZE, "{\"text\": \"Hi\", \"store\": false, \"return_audio\": false}"), 400);
    }

    @Test
    void failureOfTheEngineIsToldWithItsStatus() throws Exception {
        engine.speaking(request -> {
            throw new RateLimitedException("busy", Optional.of(Duration.ofSeconds(7)));
        });
        HttpResponse<byte[]> busy = server.post(SYNTHESIZE, HELLO);
        HttpApp.error(busy, 429);
        assertThat(header(busy, "Retry-After")).isEqualTo("7");
        engine.speaking(request -> {
            throw new EngineUnavailableException("down");
        });
        HttpApp.error(server.post(SYNTHESIZE, HELLO), 503);
        HttpApp.error(server.post(SYNTHESIZE, "{\"text\": \"" + "long ".repeat(2000) + "\"}"), 413);
        HttpApp.error(server.post(SYNTHESIZE, "{\"text\": \"Hello\", \"engine\": \"nobody\"}"), 400);
        assertThat(server.app().number("select count(*) from tts_asset")).isZero();
    }

    @Test
    void nothingInternalGoesOutAndNothingOfTheCallerComesBack() throws Exception {
        HttpResponse<byte[]> answer = server.post(
                SYNTHESIZE + "?CamelTtsVoice=evil&x-leak=1", HELLO, "CamelTtsVoice", "evil", "X-Custom", "mine");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().map().keySet())
                .noneMatch(name -> name.toLowerCase(java.util.Locale.ROOT).startsWith("camel"))
                .doesNotContain("x-custom", "x-leak");
        assertThat(answer.body()).isEqualTo(server.post(SYNTHESIZE, HELLO).body());
    }
}
