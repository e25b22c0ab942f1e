package io.github.cameltts.routes.http.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.routes.http.HttpApp;
import io.github.cameltts.spi.Speech;
import io.github.cameltts.spi.SpeechRequest;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs as a caller on the same machine sees them. */
class JobsApiTest {

    private static final String JOBS = "/api/tts/jobs";

    @TempDir
    private Path home;

    private final CountDownLatch held = new CountDownLatch(1);
    private HttpApp server;

    @BeforeEach
    void start() throws Exception {
        server = HttpApp.over(home, "tts-api", "tts-jobs", "tts-jobs-api")
                .with("tts.engine", "fake")
                .with("tts.jobs.maxUnfinished", "2")
                .with("tts.jobs.poll", "50")
                .bind("fake", new FakeSpeechEngine().speaking(this::speak))
                .start();
    }

    private Speech speak(SpeechRequest request) {
        try {
            if (request.text().startsWith("held")) {
                held.await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return FakeSpeechEngine.wav(request);
    }

    @AfterEach
    void stop() {
        held.countDown();
        server.close();
    }

    private static JsonNode job(HttpResponse<byte[]> response, int status) throws Exception {
        assertThat(response.statusCode())
                .as(new String(response.body(), StandardCharsets.UTF_8))
                .isEqualTo(status);
        JsonNode json = HttpApp.json(response);
        assertThat(json.path("success").asBoolean()).isTrue();
        return json.path("job");
    }

    private HttpResponse<byte[]> cancel(String path) throws Exception {
        return server.send(HttpRequest.newBuilder(server.uri(path)).DELETE());
    }

    private JsonNode awaitEnd(String location) throws Exception {
        await().until(() -> HttpApp.header(server.get(location), "Retry-After").isEmpty());
        return job(server.get(location), 200);
    }

    @Test
    void jobIsAcceptedFollowedAndItsAudioFetched() throws Exception {
        HttpResponse<byte[]> accepted =
                server.post(JOBS, "{\"texts\": [\"one\", \"two\"], \"voice\": \"bruno\", \"join\": true}");

        JsonNode queued = job(accepted, 202);
        String location = HttpApp.header(accepted, "Location");
        assertThat(location).isEqualTo(JOBS + "/" + queued.path("job_id").asText());
        assertThat(HttpApp.header(accepted, "Retry-After")).isEqualTo("2");
        JsonNode done = awaitEnd(location);
        assertThat(done.path("state").asText()).isEqualTo("done");
        assertThat(done.at("/progress/done").asInt()).isEqualTo(2);
        for (JsonNode result : done.path("results")) {
            HttpResponse<byte[]> audio = server.get(result.path("audio_url").asText());
            assertThat(audio.statusCode()).isEqualTo(200);
            assertThat(HttpApp.header(audio, "Content-Type")).isEqualTo("audio/wav");
            assertThat(audio.body()).hasSize(4044);
        }
        assertThat(server.get(done.path("audio_url").asText()).body()).hasSize(8044);
        assertThat(HttpApp.json(server.get(JOBS)).path("jobs")).hasSize(1);
        assertThat(HttpApp.json(server.get(JOBS + "?state=failed")).path("jobs"))
                .isEmpty();
    }

    @Test
    void jobIsCancelled() throws Exception {
        String location = HttpApp.header(server.post(JOBS, "{\"texts\": [\"held\", \"two\"]}"), "Location");
        await().until(() ->
                job(server.get(location), 200).path("state").asText().equals("running"));
        assertThat(HttpApp.header(server.get(location), "Retry-After")).isNotEmpty();

        assertThat(job(cancel(location), 200).path("state").asText()).isEqualTo("cancelled");

        held.countDown();
        assertThat(job(server.get(location), 200).at("/progress/done").asInt()).isZero();
        assertThat(job(cancel(location), 200).path("state").asText()).isEqualTo("cancelled");
    }

    @Test
    void sameKeyIsTheSameJobAndWithAnotherBodyRefused() throws Exception {
        String key = UUID.randomUUID().toString();
        HttpResponse<byte[]> first = server.post(JOBS, "{\"text\": \"one\"}", "Idempotency-Key", key);
        HttpResponse<byte[]> again = server.post(JOBS, "{\"text\": \"one\"}", "Idempotency-Key", key);
        HttpResponse<byte[]> other = server.post(JOBS, "{\"text\": \"two\"}", "Idempotency-Key", key);

        assertThat(job(again, 202).path("job_id")).isEqualTo(job(first, 202).path("job_id"));
        HttpApp.error(other, 422);
        HttpApp.error(server.post(JOBS, "{\"text\": \"one\"}", "Idempotency-Key", "x".repeat(300)), 400);
    }

    @Test
    void whoComesWhenTooManyWaitIsToldToComeBack() throws Exception {
        server.post(JOBS, "{\"text\": \"held 1\"}");
        server.post(JOBS, "{\"text\": \"held 2\"}");

        HttpResponse<byte[]> refused = server.post(JOBS, "{\"text\": \"three\"}");

        HttpApp.error(refused, 503);
        assertThat(HttpApp.header(refused, "Retry-After")).isEqualTo("30");
    }
}
