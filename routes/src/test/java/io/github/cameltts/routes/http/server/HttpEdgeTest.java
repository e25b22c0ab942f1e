package io.github.cameltts.routes.http.server;

import static io.github.cameltts.routes.http.HttpApp.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameltts.FakeStreamingEngine;
import io.github.cameltts.routes.http.HttpApp;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds for every request, whatever it is for. */
@Timeout(60)
class HttpEdgeTest {

    private static final String SYNTHESIZE = "/api/tts/synthesize";
    private static final String STATS = "/api/audio-cache/stats";

    @TempDir
    private Path home;

    private final FakeStreamingEngine engine = new FakeStreamingEngine();
    private HttpApp server;

    private void start(String... properties) throws Exception {
        server = HttpApp.over(home, "tts-api", "tts-management-api")
                .with("tts.engine", "fake")
                .bind("fake", engine);
        for (int i = 0; i < properties.length; i += 2) {
            server.with(properties[i], properties[i + 1]);
        }
        server.start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void unknownAddressesAndMethodsAreToldInJson() throws Exception {
        start();

        HttpApp.error(server.get("/nothing/here?text=secret"), 404);
        HttpResponse<byte[]> wrongMethod = server.get(SYNTHESIZE);
        HttpApp.error(wrongMethod, 405);
        assertThat(header(wrongMethod, "Allow")).isEqualTo("POST");
        HttpResponse<byte[]> audio = server.send(
                HttpRequest.newBuilder(server.uri("/api/tts/audio/one")).PUT(BodyPublishers.noBody()));
        assertThat(header(audio, "Allow")).isEqualTo("DELETE, GET, HEAD");
    }

    @Test
    void everyAnswerNamesItsRequestAndIsSafeInABrowser() throws Exception {
        start();
        for (String path : List.of("/nothing", STATS, "/api/tts/audio/unknown")) {
            HttpResponse<byte[]> answer = server.get(path, "X-Request-ID", "r-7");

            assertThat(header(answer, "X-Request-ID")).as(path).isEqualTo("r-7");
            assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(header(answer, "X-Frame-Options")).isEqualTo("DENY");
            assertThat(header(answer, "Content-Security-Policy")).contains("default-src 'none'");
            assertThat(header(answer, "Access-Control-Allow-Origin")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "<script>", "${jndi:x}", "-rf"})
    void nameThatCouldDoHarmIsReplaced(String name) throws Exception {
        start();

        assertThat(header(server.get(STATS, "X-Request-ID", name), "X-Request-ID"))
                .matches("[0-9a-f-]{36}");
    }

    @Test
    void withATokenNothingIsThereForOthers() throws Exception {
        start("tts.api.token", "correct-horse");

        for (String path : List.of("/", "/nothing", STATS, SYNTHESIZE, "/observe/metrics", "/openapi.json")) {
            HttpApp.error(server.get(path), 401);
            HttpApp.error(server.get(path, "Authorization", "Bearer wrong"), 401);
        }
        assertThat(server.get(STATS, "Authorization", "Bearer correct-horse").statusCode())
                .isEqualTo(200);
        assertThat(server.get("/observe/healthy").statusCode()).isEqualTo(401);
    }

    @Test
    void browserMayTakeTheTokenForAPasswordOnPagesOfThisServer() throws Exception {
        start("tts.api.token", "correct-horse");
        String basic =
                "Basic " + Base64.getEncoder().encodeToString("anybody:correct-horse".getBytes(StandardCharsets.UTF_8));

        assertThat(header(server.get("/", "Accept", "text/html"), "WWW-Authenticate"))
                .startsWith("Basic ");
        assertThat(header(server.get(STATS), "WWW-Authenticate")).isEqualTo("Bearer");
        assertThat(server.get(STATS, "Authorization", basic).statusCode()).isEqualTo(200);
        assertThat(server.get(STATS, "Authorization", basic, "Origin", "https://example.org")
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.get(STATS, "Authorization", basic, "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void bodyThatIsTooLargeIsRefusedBeforeItIsRead() throws Exception {
        start("camel.server.maxBodySize", "10000");

        HttpApp.error(server.post(SYNTHESIZE, "{\"text\": \"" + "x".repeat(20_000) + "\"}"), 413);
        assertThat(engine.calls()).isZero();
    }

    @Test
    void moreAtOnceThanAllowedAreSentAway() throws Exception {
        start("tts.http.maxRequests", "2");
        List<CompletableFuture<HttpResponse<byte[]>>> waiting =
                IntStream.range(0, 2).mapToObj(i -> speak("text " + i)).toList();
        List<FakeStreamingEngine.Take> takes = List.of(engine.next(), engine.next());

        HttpResponse<byte[]> refused = server.get(STATS);

        HttpApp.error(refused, 503);
        assertThat(header(refused, "Retry-After")).isEqualTo("1");
        takes.forEach(FakeStreamingEngine.Take::finish);
        for (CompletableFuture<HttpResponse<byte[]>> answer : waiting) {
            assertThat(answer.get().statusCode()).isEqualTo(200);
        }
        await().untilAsserted(() -> assertThat(server.get(STATS).statusCode()).isEqualTo(200));
    }

    @Test
    void moreInASecondThanAllowedAreSentAway() throws Exception {
        start("tts.http.requestsPerSecond", "3");

        List<Integer> statuses = new java.util.ArrayList<>();
        for (int i = 0; i < 20; i++) {
            statuses.add(server.get(STATS).statusCode());
        }

        assertThat(statuses).contains(200, 429);
    }

    @Test
    void requestsThatWaitForAnEngineHoldNoThreadOfTheServer() throws Exception {
        start();
        List<CompletableFuture<HttpResponse<byte[]>>> waiting =
                IntStream.range(0, 100).mapToObj(i -> speak("text " + i)).toList();
        List<FakeStreamingEngine.Take> takes =
                IntStream.range(0, 100).mapToObj(i -> engine.next()).toList();

        assertThat(server.get(STATS).statusCode()).isEqualTo(200);

        takes.forEach(FakeStreamingEngine.Take::finish);
        for (CompletableFuture<HttpResponse<byte[]>> answer : waiting) {
            assertThat(answer.get().statusCode()).isEqualTo(200);
        }
    }

    private CompletableFuture<HttpResponse<byte[]>> speak(String text) {
        return server.client()
                .sendAsync(
                        HttpRequest.newBuilder(server.uri(SYNTHESIZE))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"text\": \"" + text + "\"}"))
                                .build(),
                        BodyHandlers.ofByteArray());
    }
}
