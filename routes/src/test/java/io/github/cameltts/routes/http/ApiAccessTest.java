package io.github.cameltts.routes.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask. */
class ApiAccessTest {

    private static final String TOKEN = "correct-horse";
    private static final String STATS = "/api/tts/storage/stats";

    @TempDir
    private Path home;

    @Test
    void everyOperationOfTheContractWantsTheToken() throws Exception {
        JsonNode contract = new ObjectMapper(new YAMLFactory())
                .readTree(ApiAccessTest.class.getResourceAsStream("/openapi/tts-management.yaml"));
        int operations = 0;
        try (ManagementApp server =
                ManagementApp.over(home).with("tts.api.token", TOKEN).start()) {
            for (Map.Entry<String, JsonNode> path : contract.path("paths").properties()) {
                for (Map.Entry<String, JsonNode> operation : path.getValue().properties()) {
                    String method = operation.getKey().toUpperCase(Locale.ROOT);
                    String address = path.getKey().replaceAll("\\{\\w+}", "some");
                    HttpResponse<String> refused =
                            server.send(method, address, "", Map.of("Authorization", "Bearer wrong"));
                    HttpResponse<String> let =
                            server.send(method, address, "", Map.of("Authorization", "Bearer " + TOKEN));

                    assertThat(refused.statusCode()).as(path.getKey()).isEqualTo(401);
                    assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
                    assertThat(refused.body()).doesNotContain(TOKEN);
                    assertThat(let.statusCode()).as(path.getKey()).isIn(200, 400, 404);
                    operations++;
                }
            }
        }
        assertThat(operations).isEqualTo(12);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer", "Bearer ", "Basic correct-horse", "correct-horse", "Bearer correct-horse2"})
    void anythingButTheTokenIsRefused(String authorization) throws Exception {
        try (ManagementApp server =
                ManagementApp.over(home).with("tts.api.token", TOKEN).start()) {
            HttpResponse<String> refused = server.send("GET", STATS, "", Map.of("Authorization", authorization));

            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(ManagementApp.json(refused).at("/error/message").asText())
                    .contains("tts.api.token");
            assertThat(server.get(STATS).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void tokenMayComeAsElevenLabsClientsSendTheirs() throws Exception {
        try (ManagementApp server =
                ManagementApp.over(home).with("tts.api.token", TOKEN).start()) {
            assertThat(server.send("GET", STATS, "", Map.of("xi-api-key", TOKEN))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(server.send("GET", STATS, "", Map.of("xi-api-key", TOKEN + "2"))
                            .statusCode())
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Forwarded", "X-Forwarded-For", "X-Real-IP", "Via"})
    void whoAsksThroughAProxyNeedsAToken(String header) throws Exception {
        try (ManagementApp server = ManagementApp.over(home).start()) {
            assertThat(server.get(STATS).statusCode()).isEqualTo(200);
            assertThat(server.send("GET", STATS, "", Map.of(header, "192.0.2.7"))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void tokenIsAskedForBeforeTheBodyIsRead() throws Exception {
        try (ManagementApp server =
                ManagementApp.over(home).with("tts.api.token", TOKEN).start()) {
            assertThat(server.post("/api/tts/storage/cleanup", "nonsense").statusCode())
                    .isEqualTo(401);
        }
    }

    @ParameterizedTest
    @CsvSource({"0.0.0.0", "::", "192.0.2.7"})
    void hostThatOthersReachStopsTheStartWithoutAToken(String host) throws Exception {
        try (ManagementApp server = ManagementApp.over(home).with("camel.server.host", host)) {
            assertThatThrownBy(server::start)
                    .hasStackTraceContaining("The HTTP server would listen on " + host)
                    .hasStackTraceContaining("Set tts.api.token, or the host to 127.0.0.1");
        }
    }

    @Test
    void serverThatListensEverywhereWithoutSayingSoStopsTheStartToo() throws Exception {
        try (ManagementApp server = ManagementApp.withCamelsHost(home)) {
            assertThatThrownBy(server::start).hasStackTraceContaining("would listen on 0.0.0.0");
        }
    }

    @Test
    void withATokenAnyHostMayBeServed() throws Exception {
        try (ManagementApp server = ManagementApp.over(home)
                .with("camel.server.host", "0.0.0.0")
                .with("tts.api.token", TOKEN)
                .start()) {
            assertThat(server.send("GET", STATS, "", Map.of("Authorization", "bearer " + TOKEN))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void webPageOfSomebodyElseIsRefusedWithoutAToken() throws Exception {
        try (ManagementApp server = ManagementApp.over(home).start()) {
            String own = "http://127.0.0.1:" + server.port();

            assertThat(server.post("/api/audio-cache/clear", "", Map.of("Origin", "https://example.org"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(server.post("/api/audio-cache/clear", "", Map.of("Origin", "null"))
                            .statusCode())
                    .isEqualTo(403);
            assertThat(server.post("/api/audio-cache/clear", "", Map.of("Origin", own))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource({"localhost, 200", "127.0.0.1, 200", "example.org, 403", "127.0.0.1.example.org, 403"})
    void nameThatOnlyPointsToThisMachineIsRefused(String name, int status) throws Exception {
        try (ManagementApp server = ManagementApp.over(home).start()) {
            assertThat(statusLine(server.port(), name)).startsWith("HTTP/1.1 " + status);
        }
    }

    /** By hand, because Java's client writes the header Host itself. */
    private static String statusLine(int port, String host) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String request =
                    "GET " + STATS + " HTTP/1.1\r\nHost: " + host + ":" + port + "\r\nConnection: close\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }
}
