package io.github.cameltts.routes.http.audio;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.CachedAsset;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.camel.Exchange;

/**
 * What an answer says of audio, beside its bytes.
 *
 * @param contentType its media type
 * @param cacheStatus how the answer came about
 * @param fileId names the stored audio, empty where none is
 * @param createdAt when it was stored, empty where it was not
 * @param expiresAt when it leaves, empty where nobody knows
 * @param digest SHA-256 of the bytes in hex, empty where nobody has counted it
 */
record AudioEntity(
        String contentType,
        String cacheStatus,
        Optional<String> fileId,
        Optional<Instant> createdAt,
        Optional<Instant> expiresAt,
        Optional<String> digest) {

    private static final String UNKNOWN = "application/octet-stream";
    private static final Set<String> FOUND = Set.of("memory", "store");

    /** @param headers those of a message that has audio */
    static AudioEntity of(Map<String, Object> headers) {
        String cache = text(headers, TtsConstants.CACHE).orElse("");
        boolean kept = flag(headers, TtsConstants.STORE, true) && !flag(headers, TtsConstants.NO_STORE, false);
        return new AudioEntity(
                text(headers, TtsConstants.CONTENT_TYPE)
                        .or(() -> text(headers, Exchange.CONTENT_TYPE))
                        .orElse(UNKNOWN),
                CacheStatus.of(cache, kept && headers.containsKey(TtsConstants.KEY)),
                kept ? text(headers, TtsConstants.FILE_ID) : Optional.empty(),
                instant(headers, TtsConstants.CREATED_AT),
                kept ? instant(headers, TtsConstants.EXPIRES_AT) : Optional.empty(),
                FOUND.contains(cache) ? text(headers, TtsConstants.DIGEST) : Optional.empty());
    }

    /** Of a file that was found in memory by its id. */
    static AudioEntity of(String fileId, CachedAsset asset) {
        return new AudioEntity(
                text(asset.metadata(), TtsConstants.CONTENT_TYPE).orElse(UNKNOWN),
                CacheStatus.of("memory", false),
                Optional.of(fileId),
                instant(asset.metadata(), TtsConstants.CREATED_AT),
                instant(asset.metadata(), TtsConstants.EXPIRES_AT),
                text(asset.metadata(), TtsConstants.DIGEST));
    }

    private static Optional<String> text(Map<String, Object> headers, String name) {
        return Optional.ofNullable(headers.get(name)).map(Object::toString);
    }

    private static Optional<Instant> instant(Map<String, Object> headers, String name) {
        return text(headers, name).map(Instant::parse);
    }

    private static boolean flag(Map<String, Object> headers, String name, boolean otherwise) {
        return text(headers, name).map(Boolean::parseBoolean).orElse(otherwise);
    }
}
