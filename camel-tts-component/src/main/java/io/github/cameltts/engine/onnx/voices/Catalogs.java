package io.github.cameltts.engine.onnx.voices;

import io.github.cameltts.spi.EngineUnavailableException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The shipped catalog and the operator's own, which is read when it is first needed. Thread-safe. */
final class Catalogs {

    private static final Logger LOG = LoggerFactory.getLogger(Catalogs.class);
    private static final int MOST_BYTES = 4 << 20;
    private static final Duration PAUSE = Duration.ofSeconds(30);

    private final VoiceCatalog shipped;
    private final VoiceStoreSettings settings;
    private final HttpSource source;
    private VoiceCatalog all;
    private EngineUnavailableException failure;
    private long failedAt;

    Catalogs(VoiceCatalog shipped, VoiceStoreSettings settings, HttpSource source) {
        this.shipped = shipped;
        this.settings = settings;
        this.source = source;
    }

    /**
     * Looks up a name.
     *
     * @throws EngineUnavailableException when only the own catalog could have it, and that cannot be read
     */
    Optional<CatalogVoice> find(String name) throws InterruptedException {
        VoiceCatalog known = readable();
        Optional<CatalogVoice> found = known.find(name);
        synchronized (this) {
            if (found.isEmpty() && failure != null) {
                throw failure;
            }
        }
        return found;
    }

    /** All voices; those of the own catalog first, where that can be read. */
    List<CatalogVoice> voices() throws InterruptedException {
        return readable().voices();
    }

    private synchronized VoiceCatalog readable() throws InterruptedException {
        if (all == null && settings.catalog().isEmpty()) {
            all = shipped;
        }
        boolean paused = failure != null && System.nanoTime() - failedAt < PAUSE.toNanos();
        if (all == null && !paused) {
            try {
                all = read(settings.catalog().get()).and(shipped);
                failure = null;
            } catch (EngineUnavailableException e) {
                LOG.warn("{}", e.getMessage());
                failure = e;
                failedAt = System.nanoTime();
            }
        }
        return all == null ? shipped : all;
    }

    private VoiceCatalog read(String where) throws InterruptedException {
        boolean remote = where.startsWith("http://") || where.startsWith("https://");
        if (remote && settings.offline()) {
            throw new EngineUnavailableException(
                    "tts.onnx.catalog is a URL, but tts.onnx.offline is true. Save the catalog"
                            + " as a file and name that.");
        }
        try (InputStream in = remote ? remote(where) : Files.newInputStream(Path.of(where))) {
            return CatalogReader.read(in, remote ? "at tts.onnx.catalog" : where);
        } catch (IOException | IllegalArgumentException e) {
            throw new EngineUnavailableException(
                    "The catalog of tts.onnx.catalog cannot be read ("
                            + e.getClass().getSimpleName() + "). Check the path or the URL.",
                    e);
        }
    }

    private InputStream remote(String url) throws IOException, InterruptedException {
        HttpResponse<BodyQueue> answer = source.open(URI.create(url), Map.of());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (BodyQueue body = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new IOException("status " + answer.statusCode());
            }
            for (List<ByteBuffer> pieces = body.take(settings.stallTimeout());
                    !pieces.isEmpty() && bytes.size() <= MOST_BYTES;
                    pieces = body.take(settings.stallTimeout())) {
                for (ByteBuffer piece : pieces) {
                    byte[] copy = new byte[piece.remaining()];
                    piece.get(copy);
                    bytes.writeBytes(copy);
                }
            }
        }
        return new ByteArrayInputStream(bytes.toByteArray());
    }
}
