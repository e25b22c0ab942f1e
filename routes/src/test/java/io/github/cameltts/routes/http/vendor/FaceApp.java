package io.github.cameltts.routes.http.vendor;

import io.github.cameltts.routes.TestApp;
import io.github.cameltts.routes.http.HttpApp;
import io.github.cameltts.spi.SpeechEngine;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.stream.Stream;

/** An application with faces, and a client of it that knows no vendor. */
public final class FaceApp implements AutoCloseable {

    private static final String OPENAI = "tts-openai-api";
    private static final String ELEVENLABS = "tts-elevenlabs-api";
    private static final String MODELS = "tts-models-api";

    private final HttpApp http;

    private FaceApp(Path home, String... faces) throws IOException {
        http = HttpApp.over(home, faces).with("camel.main.shutdownTimeout", "2");
    }

    public static FaceApp both(Path home) throws IOException {
        return new FaceApp(home, OPENAI, ELEVENLABS, MODELS);
    }

    public static FaceApp openAi(Path home) throws IOException {
        return new FaceApp(home, OPENAI, MODELS);
    }

    public static FaceApp elevenLabs(Path home, String... others) throws IOException {
        return new FaceApp(
                home,
                Stream.concat(Stream.of(ELEVENLABS, MODELS), Stream.of(others)).toArray(String[]::new));
    }

    /** With this engine as the usual one; what it fails with goes to the client at once. */
    public FaceApp engine(SpeechEngine engine) {
        return bind("fake", engine).with("tts.engine", "fake").with("tts.fake.maxAttempts", "1");
    }

    public FaceApp bind(String name, Object bean) {
        http.bind(name, bean);
        return this;
    }

    public FaceApp with(String property, String value) {
        http.with(property, value);
        return this;
    }

    public FaceApp start() {
        http.start();
        return this;
    }

    public TestApp app() {
        return http.app();
    }

    public String baseUrl() {
        return http.uri("").toString();
    }

    /** @param headers names and values by turns */
    public HttpResponse<byte[]> get(String path, String... headers) throws Exception {
        return http.get(path, headers);
    }

    public HttpResponse<byte[]> post(String path, String json) throws Exception {
        return http.post(path, json);
    }

    public HttpResponse<byte[]> send(String method, String path) throws Exception {
        return http.send(HttpRequest.newBuilder(http.uri(path)).method(method, BodyPublishers.noBody()));
    }

    @Override
    public void close() {
        http.close();
    }
}
