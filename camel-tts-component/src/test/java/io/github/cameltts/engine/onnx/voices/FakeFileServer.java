package io.github.cameltts.engine.onnx.voices;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server of files on a free port that knows ranges and tags, remembers what it was asked, and fails as it is told. */
final class FakeFileServer implements AutoCloseable {

    /** What a client asked for. */
    record Asked(String path, Optional<String> range, Optional<String> ifRange) {}

    /** How one request is answered. An exchange that is left by an exception breaks off. */
    interface Answer {
        void give(HttpExchange exchange, byte[] content, int from) throws IOException;
    }

    private final HttpServer server;
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final Map<String, Queue<Answer>> planned = new ConcurrentHashMap<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final CountDownLatch release = new CountDownLatch(1);
    private volatile boolean tags = true;

    FakeFileServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(executor);
        server.createContext("/", this::serve);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    void put(String path, byte[] content) {
        files.put(path, content);
    }

    /** The next requests for a file are answered so, one after the other. */
    void plan(String path, Answer... answers) {
        planned.computeIfAbsent(path, key -> new ConcurrentLinkedQueue<>()).addAll(List.of(answers));
    }

    /** From now on nothing tells one version of a file from another. */
    void forgetTags() {
        tags = false;
    }

    List<Asked> asked(String path) {
        return asked.stream().filter(call -> call.path().equals(path)).toList();
    }

    /** Lets go what holds its answer. */
    void release() {
        release.countDown();
    }

    /** Announces all and breaks off after some bytes. */
    Answer breakOffAfter(int bytes) {
        return (exchange, content, from) -> {
            begin(exchange, content, from);
            exchange.getResponseBody().write(content, from, bytes);
            exchange.getResponseBody().flush();
            throw new IOException("as planned");
        };
    }

    /** Announces all, sends some bytes and then nothing. */
    Answer stallAfter(int bytes) {
        return (exchange, content, from) -> {
            begin(exchange, content, from);
            exchange.getResponseBody().write(content, from, bytes);
            exchange.getResponseBody().flush();
            await();
            throw new IOException("as planned");
        };
    }

    /** Sends some bytes, and the rest when it is released. */
    Answer holdAfter(int bytes) {
        return (exchange, content, from) -> {
            begin(exchange, content, from);
            OutputStream body = exchange.getResponseBody();
            body.write(content, from, bytes);
            body.flush();
            await();
            body.write(content, from + bytes, content.length - from - bytes);
            exchange.close();
        };
    }

    /** Sends all, with one bit turned. */
    Answer corrupt() {
        return (exchange, content, from) -> {
            byte[] wrong = content.clone();
            wrong[content.length / 2] ^= 1;
            whole(exchange, wrong);
        };
    }

    /** Sends all and something more, without telling the length. */
    Answer tooLong() {
        return (exchange, content, from) -> {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(content);
            exchange.getResponseBody().write(new byte[100]);
            exchange.close();
        };
    }

    /** Sends less than all as if it were all. */
    Answer tooShort() {
        return (exchange, content, from) -> whole(exchange, Arrays.copyOf(content, content.length - 1));
    }

    /** Sends all whatever part was asked for. */
    Answer ignoreRange() {
        return (exchange, content, from) -> whole(exchange, content);
    }

    Answer status(int status, String... headers) {
        return (exchange, content, from) -> {
            for (int i = 0; i < headers.length; i += 2) {
                exchange.getResponseHeaders().set(headers[i], headers[i + 1]);
            }
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        };
    }

    private void serve(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(1);
        asked.add(new Asked(path, header(exchange, "Range"), header(exchange, "If-Range")));
        byte[] content = files.getOrDefault(path, new byte[0]);
        Answer answer =
                planned.getOrDefault(path, new ConcurrentLinkedQueue<>()).poll();
        if (answer == null) {
            answer = files.containsKey(path) ? this::wanted : status(404);
        }
        answer.give(exchange, content, from(exchange, content));
    }

    private static Optional<String> header(HttpExchange exchange, String name) {
        return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
    }

    /** Where the wanted part begins; all is wanted when the client had another version. */
    private int from(HttpExchange exchange, byte[] content) {
        boolean same = header(exchange, "If-Range").map(tag(content)::equals).orElse(true);
        return same
                ? header(exchange, "Range")
                        .map(range -> Integer.parseInt(range.replaceAll("\\D", "")))
                        .orElse(0)
                : 0;
    }

    private void wanted(HttpExchange exchange, byte[] content, int from) throws IOException {
        if (from >= content.length) {
            status(416).give(exchange, content, from);
            return;
        }
        begin(exchange, content, from);
        exchange.getResponseBody().write(content, from, content.length - from);
        exchange.close();
    }

    private void whole(HttpExchange exchange, byte[] content) throws IOException {
        begin(exchange, content, 0);
        exchange.getResponseBody().write(content);
        exchange.close();
    }

    private void begin(HttpExchange exchange, byte[] content, int from) throws IOException {
        if (tags) {
            exchange.getResponseHeaders().set("ETag", tag(content));
        }
        if (from > 0) {
            exchange.getResponseHeaders()
                    .set("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
        }
        exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
    }

    private static String tag(byte[] content) {
        return "\"" + Arrays.hashCode(content) + "\"";
    }

    private void await() throws IOException {
        try {
            release.await();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        release();
        server.stop(0);
        executor.shutdownNow();
    }
}
