package io.github.cameltts.routes.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.github.cameltts.FakeSpeechEngine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever comes in, to every operation of every contract: never a 500, never a file of the server, never a stack trace. */
@Timeout(300)
class HostileRequestsTest {

    /** The bodies of fuzzed requests are the same in each run. */
    private static final long SEED = 20261121;

    private static final int MUTATIONS = 40;
    private static final String SECRET = "nobody-may-read-this";

    private static final List<String> BODIES = List.of(
            "",
            "{",
            "null",
            "[]",
            "7",
            "\"text\"",
            "{\"text\": 1}",
            "{\"text\": null, \"input\": null}",
            "{\"text\": {\"a\": [1]}, \"input\": [[]]}",
            "{\"text\": \"\", \"input\": \"\", \"voice\": \"\", \"model\": \"\"}",
            "{\"text\": \"\\u0000\\uD800\", \"input\": \"\\u0000\\uD800\", \"model\": \"tts-1\", \"voice\": \"alloy\"}",
            "{\"text\": \"a\", \"format\": \"../../x\", \"engine\": \"../x\", \"voice\": \"${jndi:ldap://x}\"}",
            "{\"text\": \"a\", \"rate\": 1e400, \"seed\": 99999999999999999999, \"expiry_hours\": -1}",
            "{\"text\": \"a\", \"rate\": \"fast\", \"store\": \"maybe\", \"return_audio\": 3}",
            "{\"a\":" + "[".repeat(3000) + "]".repeat(3000) + "}",
            "{\"text\":\"" + "x".repeat(300_000) + "\"}",
            "{\"model\":\"tts-1\",\"voice\":\"alloy\",\"input\":\"a\",\"speed\":\"NaN\",\"response_format\":\"exe\"}",
            "\u00ff\u00fe{\"text\": \"\u00c3(\"}");

    private static final List<String> SEGMENTS = List.of(
            "..%2f..%2ftts.db",
            "%2e%2e%2f%2e%2e%2fsecret.txt",
            "..%5c..%5csecret.txt",
            "%00",
            "a%0d%0aX-Evil:%201",
            "%ff%fe",
            "%zz",
            "'%20or%201=1--",
            "<script>",
            "x".repeat(3000));

    @TempDir
    private static Path home;

    private static HttpApp server;

    record Operation(String method, String path) {}

    @BeforeAll
    static void start() throws Exception {
        Files.writeString(home.resolve("secret.txt"), SECRET);
        server = HttpApp.over(home, recipes())
                .with("tts.engine", "fake")
                .with("tts.fake.maxAttempts", "1")
                .bind("fake", new FakeSpeechEngine())
                .start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static String[] recipes() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/camel-tts"))) {
            return files.map(file -> file.getFileName().toString().replace(".camel.yaml", ""))
                    .filter(name -> name.endsWith("-api"))
                    .toArray(String[]::new);
        }
    }

    static List<Operation> operations() throws IOException {
        List<Operation> operations = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/openapi"))) {
            for (Path file : files.toList()) {
                JsonNode contract = new ObjectMapper(new YAMLFactory()).readTree(file.toFile());
                contract.path("paths").properties().forEach(path -> path.getValue().properties().stream()
                        .filter(operation -> operation.getValue().has("operationId"))
                        .forEach(operation -> operations.add(
                                new Operation(operation.getKey().toUpperCase(Locale.ROOT), path.getKey()))));
            }
        }
        assertThat(operations).hasSizeGreaterThan(8);
        return operations;
    }

    @ParameterizedTest
    @MethodSource("operations")
    void bodyOfAnyKindIsAnsweredWithASentence(Operation operation) throws Exception {
        for (String body : BODIES) {
            check(operation, operation.path().replaceAll("\\{[^}]+}", "unknown"), body, "application/json");
        }
        check(
                operation,
                operation.path().replaceAll("\\{[^}]+}", "unknown"),
                "a=b&c=d",
                "application/x-www-form-urlencoded");
        check(
                operation,
                operation.path().replaceAll("\\{[^}]+}", "unknown"),
                "--x\r\n\r\n",
                "multipart/form-data; boundary=x");
        check(
                operation,
                operation.path().replaceAll("\\{[^}]+}", "unknown"),
                "{}",
                "application/json; charset=nonsense");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void pathAndQueryOfAnyKindAreAnsweredWithASentence(Operation operation) throws Exception {
        for (String segment : SEGMENTS) {
            check(operation, operation.path().replaceAll("\\{[^}]+}", segment), "{}", "application/json");
            String known = operation.path().replaceAll("\\{[^}]+}", "unknown");
            check(
                    operation,
                    known + "?limit=" + segment + "&sort=" + segment + "&output_format=" + segment,
                    "{}",
                    "application/json");
            check(operation, known + "?" + segment, "{}", "application/json");
        }
    }

    @ParameterizedTest
    @MethodSource("operations")
    void bytesTurnedAroundAreAnsweredWithASentence(Operation operation) throws Exception {
        Random random = new Random(SEED);
        String valid =
                "{\"text\": \"Hello\", \"input\": \"Hello\", \"voice\": \"alice\", \"model\": \"tts-1\", \"rate\": 1.5}";
        for (int i = 0; i < MUTATIONS; i++) {
            char[] body = valid.toCharArray();
            for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
                body[random.nextInt(body.length)] = (char) random.nextInt(256);
            }
            check(operation, operation.path().replaceAll("\\{[^}]+}", "unknown"), new String(body), "application/json");
        }
    }

    @Test
    void whatIsNoHttpAtAllIsAnsweredOrDropped() throws Exception {
        for (String nonsense : List.of(
                "GET\r\n\r\n",
                "\u0000\u0001\u0002\r\n\r\n",
                "GET / HTTP/9.9\r\n\r\n",
                "GET /" + "a".repeat(10_000) + " HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
                "POST /api/tts/synthesize HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: -5\r\n\r\n",
                "POST /api/tts/synthesize HTTP/1.1\r\nHost: 127.0.0.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX: " + "a".repeat(20_000) + "\r\n\r\n")) {
            String answer = send(nonsense);
            assertThat(answer).doesNotContain(SECRET, "\tat ", " 500 ");
        }
        assertThat(server.get("/openapi.json").statusCode()).isEqualTo(200);
    }

    private static void check(Operation operation, String target, String body, String contentType) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
        String answer = send(operation.method() + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + server.port()
                + "\r\nConnection: close\r\nContent-Type: " + contentType + "\r\nContent-Length: " + bytes.length
                + "\r\n\r\n" + body);
        assertThat(answer)
                .as(operation + " " + target.substring(0, Math.min(80, target.length())) + " "
                        + body.substring(0, Math.min(80, body.length())))
                .startsWith("HTTP/1.")
                .doesNotContain(SECRET, "\tat ", "\\tat ", "Exception", "\r\nX-Evil")
                .doesNotMatch("(?s)HTTP/1\\.\\d 5(00|01|05).*");
    }

    private static String send(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            try {
                socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            } catch (IOException e) {
                // The server has answered and closed before it has read all of it.
            }
            try {
                return new String(socket.getInputStream().readNBytes(4000), StandardCharsets.ISO_8859_1);
            } catch (SocketTimeoutException e) {
                return "no answer";
            } catch (SocketException e) {
                return "HTTP/1.1 413 closed before all was read";
            }
        }
    }
}
