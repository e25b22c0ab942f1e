package io.github.cameltts.engine.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.github.cameltts.audio.AudioFixtures;
import io.github.cameltts.spi.AudioFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A speech service on a free port: remembers what it was asked, speaks unless it is told to fail. */
public abstract class FakeApiServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double SECONDS_PER_MP3_FRAME = 0.024;
    private static final double SECONDS_PER_CHARACTER = 0.06;

    /** What a client sent. */
    public record Call(String method, String target, Map<String, List<String>> headers, String body) {

        public String header(String name) {
            return headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase(name))
                    .map(header -> header.getValue().get(0))
                    .findFirst()
                    .orElse("");
        }

        public JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final HttpServer server;
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private volatile HttpHandler failure;

    protected FakeApiServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(executor);
        server.createContext("/", this::serve);
        server.start();
    }

    /** Answers one call that is not made to fail. */
    protected abstract void handle(HttpExchange exchange, Call call) throws IOException;

    public String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The calls that wanted audio. */
    public List<Call> speechCalls() {
        return calls.stream().filter(call -> call.method().equals("POST")).toList();
    }

    public List<Call> calls() {
        return calls;
    }

    /** From now on every call for audio gets this. */
    public void failWith(HttpHandler answer) {
        failure = answer;
    }

    /** From now on every call for audio gets this. */
    public void failWith(int status, String body, String... headers) {
        failWith(status, "application/json", body.getBytes(StandardCharsets.UTF_8), headers);
    }

    public void failWith(int status, String contentType, byte[] body, String... headers) {
        failWith(exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            send(exchange, status, contentType, body);
        });
    }

    private void serve(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Call call = new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                Map.copyOf(exchange.getRequestHeaders()),
                body);
        calls.add(call);
        try (exchange) {
            if (failure != null && call.method().equals("POST")) {
                failure.handle(exchange);
            } else {
                handle(exchange, call);
            }
        }
    }

    protected static void send(HttpExchange exchange, int status, String contentType, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    protected static void sendJson(HttpExchange exchange, int status, String json) throws IOException {
        send(exchange, status, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }

    /** Speaks in chunks of unknown total length; the first byte takes longer for longer texts. */
    protected static void speak(HttpExchange exchange, String text, AudioFormat format, double speed)
            throws IOException {
        byte[] audio = format == AudioFormat.MP3
                ? AudioFixtures.mp3(
                        (int) Math.ceil(text.length() * SECONDS_PER_CHARACTER / speed / SECONDS_PER_MP3_FRAME))
                : AudioFixtures.of(format);
        try {
            new CountDownLatch(1).await(text.length() / 10, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        exchange.getResponseHeaders().set("Content-Type", format.contentType());
        exchange.sendResponseHeaders(200, 0);
        for (int at = 0; at < audio.length; at += 1000) {
            exchange.getResponseBody().write(audio, at, Math.min(1000, audio.length - at));
            exchange.getResponseBody().flush();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
