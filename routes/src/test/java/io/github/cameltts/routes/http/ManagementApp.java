package io.github.cameltts.routes.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameltts.routes.TestApp;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An application with the management recipe, and a client of it. */
final class ManagementApp implements AutoCloseable {

    static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final TestApp app;
    private final int port;

    private ManagementApp(TestApp app, int port) {
        this.app = app;
        this.port = port;
    }

    /** @param more recipes beside its own */
    static ManagementApp over(Path home, String... more) throws IOException {
        return withCamelsHost(home, more).with("camel.server.host", "127.0.0.1");
    }

    /** Without a word about where to listen. */
    static ManagementApp withCamelsHost(Path home, String... more) throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            int port = free.getLocalPort();
            List<String> recipes = new ArrayList<>(List.of(more));
            recipes.add("classpath:camel-tts/tts-http.camel.yaml");
            recipes.add("classpath:camel-tts/tts-management-api.camel.yaml");
            TestApp app = TestApp.over(home)
                    .with("camel.server.enabled", "true")
                    .with("camel.server.port", String.valueOf(port))
                    .recipes(recipes.toArray(String[]::new));
            return new ManagementApp(app, port);
        }
    }

    ManagementApp with(String property, String value) {
        app.with(property, value);
        return this;
    }

    ManagementApp start() {
        app.start();
        return this;
    }

    TestApp app() {
        return app;
    }

    int port() {
        return port;
    }

    HttpResponse<String> get(String path) throws Exception {
        return send("GET", path, "", Map.of());
    }

    HttpResponse<String> post(String path, String json) throws Exception {
        return send("POST", path, json, JSON);
    }

    HttpResponse<String> post(String path, String body, Map<String, String> headers) throws Exception {
        return send("POST", path, body, headers.containsKey("Content-Type") ? headers : plus(headers));
    }

    HttpResponse<String> send(String method, String path, String body, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        headers.forEach(request::header);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return new ObjectMapper().readTree(response.body());
    }

    /** The JSON of an answer, which says in itself whether it is an error, and holds no stack trace. */
    static JsonNode answer(HttpResponse<String> response, int status) throws IOException {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        JsonNode json = json(response);
        assertThat(json.path("success").asBoolean()).isEqualTo(status == 200);
        assertThat(json.at("/error/status").asInt(200)).isEqualTo(status);
        assertThat(response.body()).doesNotContain("\\tat ", "Exception");
        return json;
    }

    private static Map<String, String> plus(Map<String, String> headers) {
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(JSON);
        return all;
    }

    @Override
    public void close() {
        app.close();
    }
}
