package io.github.cameltts.benchmarks.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;

/** Asks a gateway on this machine. Thread-safe. */
final class SpeechClient {

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final int port;

    SpeechClient(int port) {
        this.port = port;
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private HttpRequest speak(String text) {
        return HttpRequest.newBuilder(uri("/api/tts/synthesize"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString("{\"text\": \"" + text + "\"}"))
                .build();
    }

    /** Completes with the whole answer, or exceptionally where it is not one with audio of the right length. */
    CompletableFuture<HttpResponse<byte[]>> send(String text) {
        return client.sendAsync(speak(text), BodyHandlers.ofByteArray()).thenApply(SpeechClient::require);
    }

    private static HttpResponse<byte[]> require(HttpResponse<byte[]> answer) {
        if (answer.statusCode() != 200 || answer.body().length != SlowEngine.AUDIO_BYTES) {
            throw new IllegalStateException(
                    "The gateway answered " + answer.statusCode() + " with " + answer.body().length + " bytes");
        }
        return answer;
    }

    /** @return {@link System#nanoTime()} of the first byte of the audio, which is read to its end */
    long firstByte(String text) throws IOException, InterruptedException {
        try (InputStream audio =
                client.send(speak(text), BodyHandlers.ofInputStream()).body()) {
            int first = audio.read();
            long now = System.nanoTime();
            int rest = audio.readAllBytes().length;
            if (first < 0 || rest != SlowEngine.AUDIO_BYTES - 1) {
                throw new IOException("The audio was not whole");
            }
            return now;
        }
    }

    String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer =
                client.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answered " + answer.statusCode());
        }
        return answer.body();
    }
}
