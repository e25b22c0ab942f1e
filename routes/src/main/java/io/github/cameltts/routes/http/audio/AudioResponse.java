package io.github.cameltts.routes.http.audio;

import io.netty.buffer.Unpooled;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.Optional;

/** Answers a request with audio that is complete: all of it, a part, or that the caller has it already. Thread-safe. */
final class AudioResponse {

    private final AudioHeaders headers;
    private final SlowClients slow;

    AudioResponse(AudioHeaders headers, SlowClients slow) {
        this.headers = headers;
        this.slow = slow;
    }

    /**
     * @param audio never changed, and not copied
     * @return completes once the last byte has been handed to the network, fails where the client has gone
     */
    Future<Void> send(
            HttpServerRequest request,
            HttpServerResponse response,
            String requestId,
            AudioEntity entity,
            byte[] audio) {
        EntityTag tag = entity.digest().map(EntityTag::ofDigest).orElseGet(() -> EntityTag.of(audio));
        headers.write(entity, requestId, response.headers());
        response.putHeader("ETag", tag.value());
        boolean safe =
                request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
        if (safe) {
            response.putHeader("Accept-Ranges", "bytes");
            String known = request.getHeader("If-None-Match");
            if (known != null && tag.isIn(known)) {
                response.headers().remove("Content-Type");
                return response.setStatusCode(304).end();
            }
        }
        Optional<ByteRange> part =
                request.method().equals(HttpMethod.GET) ? part(request.headers(), tag, audio.length) : Optional.empty();
        part.ifPresent(range -> begin(response, range, audio.length));
        Future<Void> sent = end(request, response, part.orElse(ByteRange.all(audio.length)), audio);
        slow.watch(sent, request.connection());
        return sent;
    }

    private static Optional<ByteRange> part(MultiMap asked, EntityTag tag, int length) {
        String range = asked.get("Range");
        String condition = asked.get("If-Range");
        return range == null || (condition != null && !tag.is(condition))
                ? Optional.empty()
                : ByteRange.parse(range, length);
    }

    private static void begin(HttpServerResponse response, ByteRange part, int length) {
        if (part.isEmpty()) {
            response.setStatusCode(416).putHeader("Content-Range", "bytes */" + length);
            response.headers().remove("Content-Type");
        } else {
            response.setStatusCode(206)
                    .putHeader("Content-Range", "bytes " + part.from() + "-" + (part.to() - 1) + "/" + length);
        }
    }

    private static Future<Void> end(
            HttpServerRequest request, HttpServerResponse response, ByteRange part, byte[] audio) {
        response.putHeader("Content-Length", String.valueOf(part.length()));
        return request.method().equals(HttpMethod.HEAD)
                ? response.end()
                : response.end(buffer(audio, part.from(), part.length()));
    }

    /** A view: a copy of each hit would cost more than all the rest of it. */
    @SuppressWarnings(
            "deprecation") // Only by this method, or by a class that is not public, is there one without a copy.
    private static Buffer buffer(byte[] audio, int from, int length) {
        return Buffer.buffer(Unpooled.wrappedBuffer(audio, from, length));
    }
}
