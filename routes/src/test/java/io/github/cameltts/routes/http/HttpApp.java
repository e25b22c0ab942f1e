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
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;

/** An application with HTTP recipes, and a client of it. */
public final class HttpApp implements AutoCloseable {

    private static final String RECIPES = "classpath:camel-tts/";

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final TestApp app;
    private final int port;

    private HttpApp(TestApp app, int port) {
        this.app = app;
        this.port = port;
    }

    /** @param recipes file names without their ending, beside tts-http and tts-speak */
    public static HttpApp over(Path home, String... recipes) throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            int port = free.getLocalPort();
            StringBuilder locations =
                    new StringBuilder(RECIPES + "tts-http.camel.yaml," + RECIPES + "tts-speak.camel.yaml");
            for (String recipe : recipes) {
                locations.append(',').append(RECIPES).append(recipe).append(".camel.yaml");
            }
            TestApp app = TestApp.over(home)
                    .with("camel.server.enabled", "true")
                    .with("camel.server.host", "127.0.0.1")
                    .with("camel.server.port", String.valueOf(port))
                    .with("camel.server.fileUploadEnabled", "false")
                    .with("camel.server.maxBodySize", "1048576")
                    .with("camel.main.shutdownTimeout", "3")
                    .recipes(locations.toString());
            return new HttpApp(app, port);
        }
    }

    public HttpApp with(String property, String value) {
        app.with(property, value);
        return this;
    }

    public HttpApp bind(String name, Object bean) {
        app.bind(name, bean);
        return this;
    }

    public HttpApp start() {
        app.start();
        return this;
    }

    public TestApp app() {
        return app;
    }

    public int port() {
        return port;
    }

    public URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    public HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        return send(HttpRequest.newBuilder(uri(path)), headers);
    }

    public HttpResponse<byte[]> post(String path, String json, String... headers) throws Exception {
        return send(
                HttpRequest.newBuilder(uri(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json)),
                headers);
    }

    public HttpResponse<byte[]> send(HttpRequest.Builder request, String... headers) throws Exception {
        if (headers.length > 0) {
            request.headers(headers);
        }
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    public HttpClient client() {
        return client;
    }

    public static JsonNode json(HttpResponse<byte[]> response) throws IOException {
        return new ObjectMapper().readTree(response.body());
    }

    /** The error of an answer, which holds no stack trace. */
    public static JsonNode error(HttpResponse<byte[]> response, int status) throws IOException {
        String body = new String(response.body(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(response.statusCode()).as(body).isEqualTo(status);
        assertThat(body).doesNotContain("\\tat ", "Exception");
        JsonNode json = json(response);
        assertThat(json.path("success").asBoolean(true)).isFalse();
        assertThat(json.at("/error/status").asInt()).isEqualTo(status);
        return json.path("error");
    }

    public static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    @Override
    public void close() {
        app.close();
    }
}
