package io.github.cameltts.benchmarks.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * {@code POST /v1/audio/speech} with 51,072 bytes of MP3, which the voice of a request sends at its own {@link Pace}. In a
 * process of its own it prints its address and ends with its standard input.
 */
final class SpeechServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FRAMES = 133;
    private static final int FRAME_BYTES = 384;
    private static final byte[] AUDIO = audio();

    private final HttpServer server;
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final Map<String, Long> firstBytes = new ConcurrentHashMap<>();

    SpeechServer() throws IOException {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "2000");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 2000);
        server.setExecutor(executor);
        server.createContext("/v1/audio/speech", this::speak);
        server.start();
    }

    public static void main(String[] arguments) throws IOException {
        try (SpeechServer server = new SpeechServer()) {
            System.out.println(server.address());
            int end = System.in.read();
            if (end >= 0) {
                throw new IOException("only the end is expected");
            }
        }
        System.exit(0);
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** When the first byte for a text went out, by {@link System#nanoTime()} of this process. */
    long firstByte(String text) {
        return firstBytes.get(text);
    }

    /** Frames of 24 ms at 24 kHz and 128 kbit/s. */
    private static byte[] audio() {
        byte[] audio = new byte[FRAMES * FRAME_BYTES];
        for (int at = 0; at < audio.length; at += FRAME_BYTES) {
            audio[at] = (byte) 0xFF;
            audio[at + 1] = (byte) 0xF3;
            audio[at + 2] = (byte) 0xC4;
            audio[at + 3] = (byte) 0xC0;
        }
        return audio;
    }

    static int audioBytes() {
        return AUDIO.length;
    }

    private void speak(HttpExchange exchange) throws IOException {
        JsonNode question = JSON.readTree(exchange.getRequestBody());
        Pace pace = Pace.of(question.path("voice").asText());
        exchange.getResponseHeaders().set("Content-Type", "audio/mpeg");
        exchange.sendResponseHeaders(200, 0);
        int size = (AUDIO.length + pace.parts() - 1) / pace.parts();
        try (OutputStream body = exchange.getResponseBody()) {
            for (int at = 0; at < AUDIO.length; at += size) {
                pause(pace.millis());
                if (at == 0 && pace == Pace.STAMPED) {
                    firstBytes.put(question.path("input").asText(), System.nanoTime());
                }
                body.write(AUDIO, at, Math.min(size, AUDIO.length - at));
                body.flush();
            }
        }
    }

    private static void pause(long millis) throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            throw (IOException) new InterruptedIOException().initCause(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
