package io.github.cameltts.routes.http.audio;

import static io.github.cameltts.routes.http.HttpApp.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.github.cameltts.FakeStreamingEngine;
import io.github.cameltts.FakeStreamingEngine.Take;
import io.github.cameltts.routes.http.HttpApp;
import io.github.cameltts.spi.EngineUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Audio goes out while it is made, to whoever asks meanwhile as well, and an end that never came is no end. */
@Timeout(60)
class StreamedAudioTest {

    private static final int BEGINNING = 200;
    private static final String HELLO = "{\"text\": \"Hello\"}";

    @TempDir
    private Path home;

    private final FakeStreamingEngine engine = new FakeStreamingEngine();
    private HttpApp server;

    @BeforeEach
    void start() throws Exception {
        server = HttpApp.over(home, "tts-api")
                .with("tts.engine", "fake")
                .with("tts.fake.maxAttempts", "1")
                .with("tts.http.maxRequests", "4")
                .with("tts.http.writeTimeout", "2s")
                .bind("fake", engine)
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private CompletableFuture<HttpResponse<InputStream>> ask(String json) {
        return server.client()
                .sendAsync(
                        HttpRequest.newBuilder(server.uri("/api/tts/synthesize"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(json))
                                .build(),
                        BodyHandlers.ofInputStream());
    }

    @Test
    void beginningIsThereBeforeTheEndIsMade() throws Exception {
        CompletableFuture<HttpResponse<InputStream>> answer = ask(HELLO);
        Take take = engine.next().send(BEGINNING);

        InputStream body = answer.get().body();
        byte[] beginning = body.readNBytes(BEGINNING);
        take.finish();

        assertThat(beginning).isEqualTo(java.util.Arrays.copyOf(take.audio(), BEGINNING));
        assertThat(body.readAllBytes()).hasSize(take.audio().length - BEGINNING);
        String file = header(answer.get(), "X-File-ID");
        await().untilAsserted(() ->
                assertThat(server.get("/api/tts/audio/" + file).body()).isEqualTo(take.audio()));
    }

    @Test
    void whoAsksInTheMiddleGetsTheBeginningAtOnceAndFollows() throws Exception {
        CompletableFuture<HttpResponse<InputStream>> first = ask(HELLO);
        Take take = engine.next().send(BEGINNING);
        first.get().body().readNBytes(BEGINNING);
        CompletableFuture<HttpResponse<InputStream>> second = ask(HELLO);

        byte[] beginning = second.get().body().readNBytes(BEGINNING);
        take.finish();

        assertThat(header(second.get(), "Cache-Status")).isEqualTo("camel-tts; fwd=miss; collapsed");
        assertThat(beginning).isEqualTo(java.util.Arrays.copyOf(take.audio(), BEGINNING));
        assertThat(second.get().body().readAllBytes())
                .isEqualTo(first.get().body().readAllBytes())
                .hasSize(take.audio().length - BEGINNING);
        assertThat(engine.calls()).isEqualTo(1);
    }

    @Test
    void whatBreaksOffInTheMiddleIsABrokenAnswer() throws Exception {
        CompletableFuture<HttpResponse<InputStream>> answer = ask(HELLO);
        Take take = engine.next().send(BEGINNING);
        InputStream body = answer.get().body();
        body.readNBytes(BEGINNING);

        take.breakOff(new EngineUnavailableException("gone"));

        assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
        assertThat(server.app().number("select count(*) from tts_asset")).isZero();
    }

    @Test
    void brokenAnswersLeaveTheirPlacesToOthers() throws Exception {
        for (int i = 0; i < 10; i++) {
            CompletableFuture<HttpResponse<InputStream>> answer = ask("{\"text\": \"Number " + i + "\"}");
            Take take = engine.next().send(BEGINNING);
            InputStream body = answer.get().body();
            body.readNBytes(BEGINNING);
            take.breakOff(new EngineUnavailableException("gone"));
            assertThatThrownBy(body::readAllBytes).isInstanceOf(IOException.class);
        }

        await().untilAsserted(() ->
                assertThat(server.get("/openapi.json").statusCode()).isEqualTo(200));
        for (int i = 0; i < 4; i++) {
            assertThat(server.get("/api/tts/audio/unknown").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void clientOfTheOldProtocolGetsTheWholeOrAnError() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.getOutputStream()
                    .write(("POST /api/tts/synthesize HTTP/1.0\r\nHost: 127.0.0.1:" + server.port()
                                    + "\r\nContent-Type: application/json\r\nContent-Length: " + HELLO.length()
                                    + "\r\n\r\n" + HELLO)
                            .getBytes(StandardCharsets.US_ASCII));
            engine.next().send(BEGINNING).breakOff(new EngineUnavailableException("gone"));

            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
            assertThat(answer).contains(" 503 ").doesNotContain("RIFF");
        }
    }

    @Test
    void clientThatTakesNothingIsCutOff() throws Exception {
        try (Socket socket = request(HELLO)) {
            Take take = engine.next().send(BEGINNING);
            assertThat(socket.getInputStream().read()).isPositive();
            byte[] much = new byte[1 << 20];
            for (int i = 0; i < 30; i++) {
                take.sendOther(much);
            }

            await().atMost(java.time.Duration.ofSeconds(30)).untilAsserted(() -> assertThat(
                            server.app().context().getInflightRepository().size("ttsSynthesize"))
                    .isZero());
        }
    }

    @Test
    void whatFailsBeforeTheFirstByteIsACleanError() throws Exception {
        CompletableFuture<HttpResponse<InputStream>> answer = ask(HELLO);

        engine.next().breakOff(new EngineUnavailableException("gone"));

        assertThat(answer.get().statusCode()).isEqualTo(503);
        assertThat(new String(answer.get().body().readAllBytes(), StandardCharsets.UTF_8))
                .contains("\"success\":false");
    }

    @Test
    void clientThatLeavesWhileNothingHasComeEndsTheSynthesis() throws Exception {
        try (Socket socket = request(HELLO)) {
            Take take = engine.next();
            socket.close();
            await().until(take::isCancelled);
        }
    }

    @Test
    void clientThatLeavesInTheMiddleEndsWhatIsNotKept() throws Exception {
        try (Socket socket = request("{\"text\": \"Hello\", \"store\": false}")) {
            Take take = engine.next().send(BEGINNING);
            assertThat(socket.getInputStream().read()).isPositive();
            socket.close();
            await().until(() -> {
                take.send(1);
                return take.isCancelled();
            });
        }
    }

    @Test
    void clientThatLeavesTakesNothingFromOthers() throws Exception {
        try (Socket socket = request(HELLO)) {
            Take take = engine.next().send(BEGINNING);
            CompletableFuture<HttpResponse<InputStream>> other = ask(HELLO);
            InputStream body = other.get().body();
            assertThat(socket.getInputStream().read()).isPositive();
            socket.close();
            take.finish();

            assertThat(body.readAllBytes()).isEqualTo(take.audio());
        }
    }

    /** By hand, because Java's client keeps a connection that nobody reads. */
    private Socket request(String json) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
        socket.getOutputStream()
                .write(("POST /api/tts/synthesize HTTP/1.1\r\nHost: 127.0.0.1:" + server.port()
                                + "\r\nContent-Type: application/json\r\nContent-Length: " + json.length()
                                + "\r\n\r\n" + json)
                        .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
