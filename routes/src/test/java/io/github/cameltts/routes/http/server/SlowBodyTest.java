package io.github.cameltts.routes.http.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.cameltts.FakeStreamingEngine;
import io.github.cameltts.routes.http.HttpApp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How long a client may take over the body of its request: {@code tts.http.readTimeout}. */
@Timeout(60)
class SlowBodyTest {

    private static final String SYNTHESIZE = "/api/tts/synthesize";
    private static final String NEVER_COMES = "Content-Length: 100\r\n\r\n";

    @TempDir
    private Path home;

    private final FakeStreamingEngine engine = new FakeStreamingEngine();
    private HttpApp server;

    @BeforeEach
    void start() throws Exception {
        server = HttpApp.over(home, "tts-api", "tts-management-api")
                .with("tts.engine", "fake")
                .with("tts.http.readTimeout", "300ms")
                .with("tts.http.maxRequests", "2")
                .bind("fake", engine)
                .start();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                NEVER_COMES,
                NEVER_COMES + "{\"text\": \"Mind the",
                "Transfer-Encoding: chunked\r\n\r\n",
                "Transfer-Encoding: chunked\r\n\r\n9\r\n{\"text\": \r\n"
            })
    void bodyThatDoesNotComeToItsEndCostsTheConnectionAndNobodyElse(String request) throws Exception {
        try (Socket one = begin(request);
                Socket another = begin(request)) {
            assertEndsWithoutAnAnswer(one);
            assertEndsWithoutAnAnswer(another);
        }

        await().untilAsserted(() ->
                assertThat(server.get("/api/audio-cache/stats").statusCode()).isEqualTo(200));
        assertThat(engine.calls()).isZero();
    }

    @Test
    void theTimeEndsWithTheBodyHoweverLongTheEngineTakes() throws Exception {
        CompletableFuture<HttpResponse<byte[]>> answer = server.client()
                .sendAsync(
                        HttpRequest.newBuilder(server.uri(SYNTHESIZE))
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString("{\"text\": \"Mind the gap.\"}"))
                                .build(),
                        BodyHandlers.ofByteArray());
        FakeStreamingEngine.Take take = engine.next();
        try (Socket later = begin(NEVER_COMES)) {
            assertEndsWithoutAnAnswer(later);
        }

        take.finish();

        assertThat(answer).succeedsWithin(Duration.ofSeconds(20)).satisfies(audio -> {
            assertThat(audio.statusCode()).isEqualTo(200);
            assertThat(audio.body()).isNotEmpty();
        });
    }

    /** Where it has not read all that was sent, the server's end is a reset. */
    private static void assertEndsWithoutAnAnswer(Socket client) throws IOException {
        int first;
        try {
            first = client.getInputStream().read();
        } catch (SocketException reset) {
            return;
        }
        assertThat(first).isEqualTo(-1);
    }

    /** A request that goes no further. The server ends it, or reading fails after a while. */
    private Socket begin(String headersAndBody) throws IOException {
        Socket client = new Socket(InetAddress.getLoopbackAddress(), server.port());
        client.setSoTimeout(20_000);
        String head = "POST " + SYNTHESIZE + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";
        client.getOutputStream().write((head + headersAndBody).getBytes(US_ASCII));
        return client;
    }
}
