package io.github.cameltts.routes.http.audio;

import io.github.cameltts.routes.http.RequestId;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Writes what answers with audio have in common. Thread-safe. */
final class AudioHeaders {

    static final String FILE_ID = "X-File-ID";

    private final InstantSource clock;
    private final boolean shared;

    /** @param shared whether caches between client and server may keep audio: where everybody may ask */
    AudioHeaders(InstantSource clock, boolean shared) {
        this.clock = clock;
        this.shared = shared;
    }

    void write(AudioEntity audio, String requestId, MultiMap headers) {
        headers.set("Content-Type", audio.contentType());
        headers.set("Cache-Status", audio.cacheStatus());
        headers.set(RequestId.HEADER, requestId);
        headers.set("X-Content-Type-Options", "nosniff");
        audio.fileId().ifPresent(id -> headers.set(FILE_ID, id));
        audio.expiresAt().ifPresent(end -> headers.set("X-Expires-At", end.toString()));
        writeLife(audio, headers);
    }

    /** Fresh for as long as the entry lives, counted from when it was stored. */
    private void writeLife(AudioEntity audio, MultiMap headers) {
        if (audio.fileId().isEmpty() || audio.expiresAt().isEmpty()) {
            headers.set("Cache-Control", "no-store");
            return;
        }
        Instant now = clock.instant();
        Instant begin =
                audio.createdAt().filter(created -> created.isBefore(now)).orElse(now);
        headers.set(
                "Cache-Control",
                (shared ? "public" : "private") + ", max-age="
                        + seconds(begin, audio.expiresAt().get()));
        headers.set("Age", String.valueOf(seconds(begin, now)));
    }

    private static long seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toSeconds());
    }
}
