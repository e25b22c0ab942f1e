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
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.awaitility.Awaitility;

/**
 * A speech service on a free port. It remembers what it was asked, bills what it speaks, and fails when it is told to.
 * Also for tests of other modules, which find it in the test jar.
 */
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
    private final Queue<HttpHandler> once = new ConcurrentLinkedQueue<>();
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final List<Long> bills = new CopyOnWriteArrayList<>();
    private volatile HttpHandler always;
    private volatile Function<Call, FakeTrouble> trouble = call -> FakeTrouble.NONE;
    private volatile int listStatus = 200;
    private volatile int slots = Integer.MAX_VALUE;

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

    /** Says in the vendor's words that too many calls are under way. */
    protected abstract void refuse(HttpExchange exchange) throws IOException;

    /** The text that a call for audio wants to hear. */
    public abstract String text(Call call);

    /** Whether a call wants audio, by default whether it posts something. */
    protected boolean isSpeech(Call call) {
        return call.method().equals("POST");
    }

    public String baseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** The calls that wanted audio. */
    public List<Call> speechCalls() {
        return calls.stream().filter(this::isSpeech).toList();
    }

    public List<Call> calls() {
        return calls;
    }

    /** What it counted for all that it began to speak, in its vendor's way of counting. */
    public long billedCharacters() {
        return bills.stream().mapToLong(Long::longValue).sum();
    }

    /** What it counted for each text that it began to speak. */
    public List<Long> bills() {
        return bills;
    }

    /** Calls for audio that are under way. */
    public int underWay() {
        return atOnce.get();
    }

    /** The most calls for audio that were under way at the same time. */
    public int mostAtOnce() {
        return mostAtOnce.get();
    }

    /** Calls that came while all slots were taken. */
    public int refused() {
        return refused.get();
    }

    /** Waits until as many calls for audio are under way. */
    public void awaitUnderWay(int calls) {
        Awaitility.await().until(() -> atOnce.get() == calls);
    }

    /** From now on calls that want no audio get this status. */
    public void answerListsWith(int status) {
        listStatus = status;
    }

    /** From now on more calls for audio at once are refused, as the vendor does. */
    public void allowAtOnce(int calls) {
        slots = calls;
    }

    /** From now on each call for audio meets what this says, unless something else is planned for it. */
    public void trouble(Function<Call, FakeTrouble> rule) {
        trouble = rule;
    }

    /** From now on every call for audio gets this. */
    public void failWith(HttpHandler answer) {
        always = answer;
    }

    /** From now on every call for audio is answered again. */
    public void recover() {
        always = null;
    }

    /** From now on every call for audio gets this. */
    public void failWith(int status, String body, String... headers) {
        failWith(status, "application/json", body.getBytes(StandardCharsets.UTF_8), headers);
    }

    /** From now on every call for audio gets this. */
    public void failWith(int status, String contentType, byte[] body, String... headers) {
        failWith(answer(status, contentType, body, headers));
    }

    /** The next call for audio gets this, before what all get; several such answers come one after the other. */
    public void failOnce(int status, String body, String... headers) {
        once.add(answer(status, "application/json", body.getBytes(StandardCharsets.UTF_8), headers));
    }

    /** The next call for audio gets what the stream is told to send. */
    public FakeStream streamByHand(String contentType) {
        FakeStream stream = new FakeStream(contentType);
        once.add(stream);
        return stream;
    }

    private static HttpHandler answer(int status, String contentType, byte[] body, String... headers) {
        return exchange -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            send(exchange, status, contentType, body);
        };
    }

    /** An exchange that a handler leaves by an exception is not ended: its connection breaks off. */
    private void serve(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Call call = new Call(
                exchange.getRequestMethod(),
                exchange.getRequestURI().toString(),
                Map.copyOf(exchange.getRequestHeaders()),
                body);
        calls.add(call);
        if (isSpeech(call)) {
            serveSpeech(exchange, call);
        } else if (listStatus != 200) {
            sendJson(exchange, listStatus, "{}");
        } else {
            handle(exchange, call);
        }
        exchange.close();
    }

    private void serveSpeech(HttpExchange exchange, Call call) throws IOException {
        int now = atOnce.incrementAndGet();
        mostAtOnce.accumulateAndGet(now, Math::max);
        try {
            HttpHandler next = once.poll();
            if (next != null) {
                next.handle(exchange);
            } else if (always != null) {
                always.handle(exchange);
            } else if (now > slots) {
                refused.incrementAndGet();
                refuse(exchange);
            } else {
                meet(trouble.apply(call), exchange, call);
            }
        } finally {
            atOnce.decrementAndGet();
        }
    }

    private void meet(FakeTrouble met, HttpExchange exchange, Call call) throws IOException {
        switch (met) {
            case NONE -> handle(exchange, call);
            case ERROR -> sendJson(exchange, 500, "{}");
            case BUSY -> refuse(exchange);
            case GONE -> throw new IOException("gone without an answer");
            case BREAK -> {
                exchange.setStreams(null, new BreakingStream(exchange.getResponseBody()));
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

    /** Counts what a text costs. */
    protected final void bill(long characters) {
        bills.add(characters);
    }

    /** The longer the text the longer the audio. */
    protected static byte[] audio(String text, AudioFormat format, double speed) {
        return format == AudioFormat.MP3
                ? AudioFixtures.mp3(
                        (int) Math.ceil(text.length() * SECONDS_PER_CHARACTER / speed / SECONDS_PER_MP3_FRAME))
                : AudioFixtures.of(format);
    }

    /** Speaks in chunks of unknown total length; the first byte takes longer for longer texts. */
    protected static void speak(HttpExchange exchange, String text, AudioFormat format, double speed)
            throws IOException {
        byte[] audio = audio(text, format, speed);
        think(text);
        exchange.getResponseHeaders().set("Content-Type", format.contentType());
        exchange.sendResponseHeaders(200, 0);
        for (int at = 0; at < audio.length; at += 1000) {
            exchange.getResponseBody().write(audio, at, Math.min(1000, audio.length - at));
            exchange.getResponseBody().flush();
        }
    }

    protected static void think(String text) throws IOException {
        try {
            new CountDownLatch(1).await(text.length() / 10, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IOException("stopped", e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
