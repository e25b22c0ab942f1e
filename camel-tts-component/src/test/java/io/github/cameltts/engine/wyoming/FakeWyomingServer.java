package io.github.cameltts.engine.wyoming;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/** Speaks the Wyoming protocol on a free port: remembers what it was asked, speaks unless it is told to do else. */
final class FakeWyomingServer implements AutoCloseable {

    static final int RATE = 22050;
    static final String INFO = """
            {"asr": [], "tts": [
              {"name": "piper", "attribution": {"name": "a", "url": "b"}, "installed": true, "version": "2.0",
               "description": null, "supports_synthesize_streaming": true, "voices": [
                {"name": "de_DE-thorsten-medium", "installed": true, "description": "Thorsten (medium)",
                 "version": null, "languages": ["de_DE"], "speakers": null},
                {"name": "en_GB-vctk-medium", "installed": true, "description": null, "languages": ["en_GB"],
                 "speakers": [{"name": "p239"}, {"name": "p 236"}]},
                {"name": "fr_FR-siwis-low", "installed": false, "languages": ["fr_FR"], "speakers": null}]},
              {"name": "other", "installed": false, "voices": [{"name": "nobody", "languages": ["en"]}]}]}""";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double SECONDS_PER_CHARACTER = 0.06;

    /** How to answer {@code synthesize}. */
    @FunctionalInterface
    interface Answer {
        void give(Wire wire, JsonNode question) throws IOException, InterruptedException;
    }

    private final ServerSocket server;
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final List<JsonNode> questions = new CopyOnWriteArrayList<>();
    private final CountDownLatch clientGone = new CountDownLatch(1);
    private volatile Answer synthesize = FakeWyomingServer::speak;
    private volatile Answer describe = (wire, question) -> wire.send("info", INFO, new byte[0]);

    FakeWyomingServer() {
        try {
            server = new ServerSocket(0, 500, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        executor.execute(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** What it was asked, by its type and data: {@code {"type": "synthesize", "data": {…}}}. */
    List<JsonNode> questions(String type) {
        return questions.stream()
                .filter(question -> question.path("type").asText().equals(type))
                .toList();
    }

    /** From now on every wish for audio gets this. */
    void answerWith(Answer answer) {
        synthesize = answer;
    }

    /** From now on every wish for the list of voices gets this. */
    void describeWith(Answer answer) {
        describe = answer;
    }

    /** Opens when a client closes its connection while an answer is under way. */
    CountDownLatch clientGone() {
        return clientGone;
    }

    /** The way back to one client. */
    record Wire(Socket socket) {

        /** One event, as the protocol's own library writes it. */
        void send(String type, String data, byte[] payload) throws IOException {
            byte[] values = data.getBytes(StandardCharsets.UTF_8);
            ObjectNode line = JSON.createObjectNode().put("type", type).put("version", "1.7.2");
            if (values.length > 0) {
                line.put("data_length", values.length);
            }
            if (payload.length > 0) {
                line.put("payload_length", payload.length);
            }
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
            all.writeBytes(values);
            all.writeBytes(payload);
            socket.getOutputStream().write(all.toByteArray());
        }

        void start() throws IOException {
            send("audio-start", format(RATE, 2, 1), new byte[0]);
        }

        void chunk(byte[] samples) throws IOException {
            send("audio-chunk", format(RATE, 2, 1), samples);
        }

        void stop() throws IOException {
            send("audio-stop", "", new byte[0]);
        }

        void raw(String bytes) throws IOException {
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
        }

        /** A connection that breaks rather than ends. */
        void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        static String format(int rate, int width, int channels) {
            return "{\"rate\": " + rate + ", \"width\": " + width + ", \"channels\": " + channels + "}";
        }
    }

    /** Samples by the length of the text, in chunks of 1024; longer texts take longer to begin. */
    static void speak(Wire wire, JsonNode question) throws IOException, InterruptedException {
        String text = question.path("data").path("text").asText();
        new CountDownLatch(1).await(text.length() / 10, TimeUnit.MILLISECONDS);
        if (text.chars().noneMatch(Character::isLetterOrDigit)) {
            wire.stop(); // what Piper does
            return;
        }
        wire.start();
        byte[] samples = new byte[2 * (int) (text.length() * SECONDS_PER_CHARACTER * RATE)];
        for (int at = 0; at < samples.length; at += 2048) {
            wire.chunk(new byte[Math.min(2048, samples.length - at)]);
        }
        wire.stop();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                if (server.isClosed()) {
                    socket.close(); // came in at the last moment, when nobody closes the others any more
                } else {
                    executor.execute(() -> serve(socket));
                }
            } catch (IOException | RejectedExecutionException e) {
                // the test has ended
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            Wire wire = new Wire(socket);
            JsonNode question = read(in);
            while (question != null) {
                questions.add(question);
                switch (question.path("type").asText()) {
                    case "describe" -> describe.give(wire, question);
                    case "synthesize" -> synthesize.give(wire, question);
                    default -> wire.send("error", "{\"text\": \"what?\"}", new byte[0]);
                }
                question = read(in);
            }
        } catch (IOException e) {
            // the client has gone, or the test has ended
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            clientGone.countDown();
        }
    }

    private static JsonNode read(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = in.read();
        while (next >= 0 && next != '\n') {
            line.write(next);
            next = in.read();
        }
        if (next < 0) {
            return null;
        }
        ObjectNode event = (ObjectNode) JSON.readTree(line.toByteArray());
        int length = event.path("data_length").asInt();
        if (length > 0) {
            event.set("data", JSON.readTree(in.readNBytes(length)));
        }
        return event;
    }

    @Override
    public void close() {
        executor.shutdownNow();
        try {
            server.close();
            for (Socket socket : open) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
