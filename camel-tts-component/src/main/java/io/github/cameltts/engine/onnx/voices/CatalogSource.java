package io.github.cameltts.engine.onnx.voices;

import io.github.cameltts.spi.EngineUnavailableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Where the operator's own catalog is: a file or an http(s) URL. Thread-safe.
 *
 * @param where the path or URL
 * @param offline whether URLs are not asked
 * @param most time for the whole catalog of a URL, however slowly it drips
 */
record CatalogSource(String where, boolean offline, HttpSource source, Duration most) {

    private static final int MOST_BYTES = 4 << 20;

    /** @throws EngineUnavailableException when it cannot be read, or is no catalog */
    VoiceCatalog read() throws InterruptedException {
        boolean remote = where.startsWith("http://") || where.startsWith("https://");
        if (remote && offline) {
            throw new EngineUnavailableException(
                    "tts.onnx.catalog is a URL, but tts.onnx.offline is true. Save the catalog"
                            + " as a file and name that.");
        }
        try (InputStream in = remote ? remote() : Files.newInputStream(Path.of(where))) {
            return CatalogReader.read(in, "of tts.onnx.catalog");
        } catch (IOException | IllegalArgumentException e) {
            throw new EngineUnavailableException(
                    "The catalog of tts.onnx.catalog cannot be read ("
                            + e.getClass().getSimpleName() + "). Check the path or the URL.",
                    e);
        }
    }

    private InputStream remote() throws IOException, InterruptedException {
        long deadline = System.nanoTime() + most.toNanos();
        HttpResponse<BodyQueue> answer = source.open(URI.create(where), Map.of(), most);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (BodyQueue body = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new IOException("status " + answer.statusCode());
            }
            for (List<ByteBuffer> pieces = body.take(left(deadline));
                    !pieces.isEmpty() && bytes.size() <= MOST_BYTES;
                    pieces = body.take(left(deadline))) {
                for (ByteBuffer piece : pieces) {
                    byte[] copy = new byte[piece.remaining()];
                    piece.get(copy);
                    bytes.writeBytes(copy);
                }
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }

    private static Duration left(long deadline) throws HttpTimeoutException {
        long nanos = deadline - System.nanoTime();
        if (nanos <= 0) {
            throw new HttpTimeoutException("the catalog did not come in time");
        }
        return Duration.ofNanos(nanos);
    }
}
