package io.github.cameltts.routes.http.observe;

import static io.github.cameltts.routes.http.HttpApp.header;
import static io.github.cameltts.routes.http.HttpApp.json;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltts.FakeSpeechEngine;
import io.github.cameltts.routes.SpeechDatabase;
import io.github.cameltts.routes.http.HttpApp;
import io.github.cameltts.spi.EngineUnavailableException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.impl.health.AbstractHealthCheck;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Meters and health by HTTP, on the port of everything else. */
@Timeout(60)
class ObserveTest {

    private static final String SYNTHESIZE = "/api/tts/synthesize";
    private static final String METRICS = "/observe/metrics";
    private static final String LIVE = "/observe/health/live";
    private static final String READY = "/observe/health/ready";

    @TempDir
    private Path home;

    private final FakeSpeechEngine engine = new FakeSpeechEngine() {
        @Override
        public void check() throws InterruptedException {
            asked.countDown();
            mayAnswer.await();
            if (broken) {
                throw new EngineUnavailableException("The engine 'fake' is not there.");
            }
        }
    };

    private final CountDownLatch asked = new CountDownLatch(1);
    private volatile CountDownLatch mayAnswer = new CountDownLatch(0);
    private volatile boolean broken;
    private HttpApp server;

    @BeforeEach
    void prepare() throws Exception {
        server = HttpApp.over(home, "tts-api", "tts-observe")
                .with("camel.main.name", "app")
                .with("tts.engine", "fake")
                .with("camel.health.producersEnabled", "true")
                .bind("fake", engine);
    }

    @AfterEach
    void stop() {
        mayAnswer.countDown();
        server.close();
    }

    @Test
    void requestsAreCountedByTheRouteThatAnsweredAndNeverByWhatWasAskedFor() throws Exception {
        server.start();
        String id = header(speak("Hello"), "X-File-ID");
        server.get("/api/tts/audio/" + id);
        server.get("/api/tts/audio/" + id, "If-None-Match", "*");
        server.get("/api/tts/audio/no-such-file");
        server.get("/no-such-path");
        server.send(HttpRequest.newBuilder(server.uri("/no-such-path")).method("CURIOUS", noBody()));

        String metrics = metrics();

        assertThat(metrics)
                .contains(count("/api/tts/synthesize", "POST", 200, 1))
                .contains(count("/api/tts/audio/{file_id}", "GET", 200, 1))
                .contains(count("/api/tts/audio/{file_id}", "GET", 304, 1))
                .contains(count("/api/tts/audio/{file_id}", "GET", 404, 1))
                .contains(count("none", "GET", 404, 1))
                .contains(count("none", "other", 404, 1))
                .contains("tts_http_requests_seconds_bucket{")
                .contains("tts_http_response_size_bytes_sum{")
                .contains("tts_http_active{camelContext=\"app\"} 1.0")
                .doesNotContain(id)
                .doesNotContain("no-such", "CURIOUS");
    }

    @Test
    void answersAreCountedByHowTheyCameAboutAndTheStoreByItsSize() throws Exception {
        server.start();
        HttpResponse<byte[]> audio = speak("Hello");
        speak("Hello");
        speak("Hello");

        assertThat(metrics())
                .contains("tts_answers_total{cache=\"synthesized\",camelContext=\"app\"} 1.0")
                .contains("tts_answers_total{cache=\"memory\",camelContext=\"app\"} 2.0")
                .contains("tts_answers_total{cache=\"stale\",camelContext=\"app\"} 0.0")
                .contains("tts_store_size_bytes{camelContext=\"app\"} " + (double) audio.body().length)
                .contains("tts_store_max_size_bytes{")
                .contains("tts_synthesis_seconds_count{camelContext=")
                .contains("jvm_memory_used_bytes{")
                .contains("process_files_open_files ");
    }

    @Test
    void eachMeterIsThereOnceUnderTheNameOfTheContext() throws Exception {
        server.start();
        speak("Hello");

        assertThat(metrics().lines().filter(line -> line.startsWith("tts_") && line.contains("camelContext=\"")))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("camelContext=\"app\""));
    }

    @Test
    void healthIsWellWhereAllIs() throws Exception {
        server.start();
        speak("Hello");

        for (String path : new String[] {"/observe/health", LIVE, READY}) {
            HttpResponse<byte[]> answer = server.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(json(answer).path("status").asText()).isEqualTo("UP");
            assertThat(header(answer, "Content-Type")).isEqualTo("application/json");
            assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
        }
    }

    @Test
    void withoutADatabaseItIsNotReadyButAlive() throws Exception {
        server.start();
        SpeechDatabase.of(server.app().context()).stop();

        assertDown("tts-store", "The database does not answer.");
        assertThat(server.get(LIVE).statusCode()).isEqualTo(200);
        assertThat(server.get("/observe/health").statusCode()).isEqualTo(503);
    }

    @Test
    void withoutAFolderForFilesItIsNotReady() throws Exception {
        server.start();
        Files.createDirectories(home.resolve("blobs"));
        Files.createFile(home.resolve("blobs/tmp"));

        assertDown("tts-store", "No file can be written below tts.home.");
    }

    @Test
    void withoutItsEngineItIsNotReady() throws Exception {
        broken = true;
        server.start();

        await().until(() -> server.get(READY).statusCode() == 503);
        assertDown("producer:tts-", "The engine 'fake' is not there.");
    }

    @Test
    void engineThatHangsInItsCheckHoldsUpNobody() throws Exception {
        mayAnswer = new CountDownLatch(1);
        server.start();
        server.get(READY);
        assertThat(asked.await(10, SECONDS)).isTrue();

        List<CompletableFuture<HttpResponse<byte[]>>> answers = Stream.of("/observe/health", READY, LIVE)
                .flatMap(path -> Stream.generate(
                                () -> HttpRequest.newBuilder(server.uri(path)).build())
                        .limit(200))
                .map(request -> server.client().sendAsync(request, BodyHandlers.ofByteArray()))
                .toList();

        assertThat(answers)
                .allSatisfy(answer ->
                        assertThat(answer.get(30, SECONDS).statusCode()).isEqualTo(200));
        assertThat(json(server.get(READY)).path("checks"))
                .anySatisfy(check -> assertThat(check.path("message").asText())
                        .isEqualTo("The engine has not answered its first check yet."));
        speak("Hello");
        assertThat(mayAnswer.getCount()).isEqualTo(1);
        mayAnswer.countDown();
    }

    @Test
    void livenessRunsNoCheckAtAll() throws Exception {
        AtomicBoolean called = new AtomicBoolean();
        server.bind("curious", new AbstractHealthCheck("test", "curious") {
                    @Override
                    protected void doCall(HealthCheckResultBuilder builder, Map<String, Object> options) {
                        called.set(true);
                        builder.down();
                    }

                    @Override
                    public boolean isLiveness() {
                        return true;
                    }
                })
                .start();

        assertThat(server.get(LIVE).statusCode()).isEqualTo(200);
        assertThat(called).isFalse();
        assertThat(server.get("/observe/health").statusCode()).isEqualTo(503);
        assertThat(called).isTrue();
    }

    @Test
    void withATokenHealthIsOpenAndMetricsAreNot() throws Exception {
        server.with("tts.api.token", "sesame").start();

        assertThat(server.get(READY).statusCode()).isEqualTo(200);
        HttpApp.error(server.get(METRICS), 401);
        HttpApp.error(server.get("/observe/healthy"), 401);
        assertThat(server.get(METRICS, "Authorization", "Bearer sesame").statusCode())
                .isEqualTo(200);
        assertThat(new String(
                        server.get(METRICS, "Authorization", "Bearer sesame").body(), UTF_8))
                .contains(count("none", "GET", 401, 2))
                .doesNotContain("sesame");
    }

    private void assertDown(String check, String message) throws Exception {
        HttpResponse<byte[]> answer = server.get(READY);
        assertThat(answer.statusCode()).isEqualTo(503);
        JsonNode health = json(answer);
        assertThat(health.path("status").asText()).isEqualTo("DOWN");
        assertThat(health.path("checks")).anySatisfy(one -> {
            assertThat(one.path("name").asText()).startsWith(check);
            assertThat(one.path("status").asText()).isEqualTo("DOWN");
            assertThat(one.path("message").asText()).isEqualTo(message);
        });
        assertThat(health.toString()).doesNotContain("Exception", home.toString());
    }

    private HttpResponse<byte[]> speak(String text) throws Exception {
        HttpResponse<byte[]> audio = server.post(SYNTHESIZE, "{\"text\": \"" + text + "\"}");
        assertThat(audio.statusCode()).isEqualTo(200);
        return audio;
    }

    private String metrics() throws Exception {
        HttpResponse<byte[]> answer = server.get(METRICS);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).startsWith("text/plain; version=0.0.4");
        return new String(answer.body(), UTF_8);
    }

    private static HttpRequest.BodyPublisher noBody() {
        return HttpRequest.BodyPublishers.noBody();
    }

    private static String count(String path, String method, int status, int times) {
        return "tts_http_requests_seconds_count{camelContext=\"app\",method=\"%s\",outcome=\"complete\",path=\"%s\",status=\"%d\"} %d\n"
                .formatted(method, path, status, times);
    }
}
