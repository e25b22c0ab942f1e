package io.github.cameltts.engine.onnx.voices;

import io.github.cameltts.spi.EngineUnavailableException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** One exchange with a server that brings a part file forward, from where it is. */
final class Transfer {

    private static final int PARTIAL = 206;
    private static final int BEYOND_THE_END = 416;

    private final HttpSource source;
    private final Duration stallTime;
    private final DownloadProgress progress;

    /** @param stallTime most time without any byte */
    Transfer(HttpSource source, Duration stallTime, DownloadProgress progress) {
        this.source = source;
        this.stallTime = stallTime;
        this.progress = progress;
    }

    /**
     * Asks for what is missing, until the part has the file's size.
     *
     * @throws IOException when the connection broke off, stalled, or the server may do better later; what came is kept
     * @throws EngineUnavailableException when another attempt would end the same
     */
    void run(CatalogFile file, URI uri, PartFile part) throws IOException, InterruptedException {
        HttpResponse<BodyQueue> answer = source.open(uri, range(part));
        try (BodyQueue body = answer.body()) {
            int status = answer.statusCode();
            if (status == PARTIAL && continues(answer.headers(), part.size(), file.size())) {
                copy(body, file, uri, part);
            } else if (status == 200) {
                requireSize(answer.headers(), file, uri);
                part.restart(validator(answer.headers()));
                copy(body, file, uri, part);
            } else if (status == PARTIAL || status == BEYOND_THE_END) {
                part.restart(Optional.empty());
                throw new IOException("the server has another file than before");
            } else {
                throw refused(status, answer.headers(), uri);
            }
        }
    }

    private static Map<String, String> range(PartFile part) {
        Map<String, String> headers = new HashMap<>();
        if (part.size() > 0) {
            headers.put("Range", "bytes=" + part.size() + "-");
            part.validator().ifPresent(known -> headers.put("If-Range", known));
        }
        return headers;
    }

    private static boolean continues(HttpHeaders headers, long from, long size) {
        String range = headers.firstValue("Content-Range").orElse("");
        return range.startsWith("bytes " + from + "-") && (range.endsWith("/" + size) || range.endsWith("/*"));
    }

    private static void requireSize(HttpHeaders headers, CatalogFile file, URI uri) {
        long length = headers.firstValueAsLong("Content-Length").orElse(file.size());
        if (length != file.size()) {
            throw wrongSize(uri, length + " bytes", file);
        }
    }

    /** A weak tag does not promise the same bytes, a time does well enough: the digest is checked in the end. */
    private static Optional<String> validator(HttpHeaders headers) {
        return headers.firstValue("ETag")
                .filter(Predicate.not(tag -> tag.startsWith("W/")))
                .or(() -> headers.firstValue("Last-Modified"));
    }

    private void copy(BodyQueue body, CatalogFile file, URI uri, PartFile part)
            throws IOException, InterruptedException {
        progress.at(part.size());
        for (List<ByteBuffer> bytes = body.take(stallTime); !bytes.isEmpty(); bytes = body.take(stallTime)) {
            for (ByteBuffer piece : bytes) {
                if (part.size() + piece.remaining() > file.size()) {
                    part.delete();
                    throw wrongSize(uri, "more bytes", file);
                }
                part.append(piece);
            }
            progress.at(part.size());
        }
        if (part.size() < file.size()) {
            throw new IOException("the answer ended after " + part.size() + " bytes");
        }
    }

    private static EngineUnavailableException wrongSize(URI uri, String found, CatalogFile file) {
        return new EngineUnavailableException(uri + " has " + found + " where the catalog says " + file.size()
                + ": it is another file. Check tts.onnx.baseUrl or the catalog.");
    }

    private static IOException refused(int status, HttpHeaders headers, URI uri) {
        if (status == 408 || status == 429 || status >= 500) {
            return BusyServerException.of(status, headers.firstValue("Retry-After"));
        }
        throw new EngineUnavailableException(uri + " answered with status " + status
                + ". Check tts.onnx.baseUrl and the catalog, or put the file in the" + " models folder yourself.");
    }
}
