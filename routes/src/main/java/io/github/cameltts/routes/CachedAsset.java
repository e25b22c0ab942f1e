package io.github.cameltts.routes;

import static org.apache.camel.Exchange.CONTENT_TYPE;

import io.github.cameltts.TtsConstants;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.Message;

/**
 * An asset as a hit brings it back.
 *
 * @param bytes the asset, shared by all hits, so never change them
 * @param metadata the headers that describe it
 * @param expiresAt milliseconds since 1970 in UTC, or {@link #NEVER}
 */
@SuppressWarnings("ArrayRecordComponent") // A hit is never a copy.
public record CachedAsset(byte[] bytes, Map<String, Object> metadata, long expiresAt) {

    static final long NEVER = Long.MAX_VALUE;

    private static final List<String> METADATA = List.of(
            CONTENT_TYPE,
            TtsConstants.CONTENT_TYPE,
            TtsConstants.FORMAT,
            TtsConstants.SAMPLE_RATE,
            TtsConstants.DURATION,
            TtsConstants.FILE_ID,
            TtsConstants.DIGEST,
            TtsConstants.CREATED_AT,
            TtsConstants.EXPIRES_AT);

    /** About what an entry costs beside its bytes. */
    private static final int OVERHEAD = 1024;

    /** The asset that a message carries. */
    static CachedAsset of(Message message) {
        Map<String, Object> metadata = new HashMap<>();
        for (String name : METADATA) {
            Object value = message.getHeader(name);
            if (value != null) {
                metadata.put(name, value);
            }
        }
        putPrice(
                metadata,
                sum(message, TtsConstants.COST, TtsConstants.SAVED),
                sum(message, TtsConstants.BILLED_CHARACTERS, TtsConstants.SAVED_CHARACTERS));
        boolean pinned = message.getHeader(TtsConstants.PINNED, false, Boolean.class);
        if (pinned) {
            metadata.put(TtsConstants.PINNED, true);
            metadata.remove(TtsConstants.EXPIRES_AT);
        }
        String expiresAt = pinned ? null : message.getHeader(TtsConstants.EXPIRES_AT, String.class);
        return new CachedAsset(
                message.getBody(byte[].class),
                metadata,
                expiresAt == null ? NEVER : Instant.parse(expiresAt).toEpochMilli());
    }

    /** A hit costs nothing, and saves what the asset once cost. */
    static void putPrice(Map<String, Object> metadata, long costMicros, long billedCharacters) {
        metadata.put(TtsConstants.COST, 0L);
        metadata.put(TtsConstants.SAVED, costMicros);
        metadata.put(TtsConstants.BILLED_CHARACTERS, 0L);
        metadata.put(TtsConstants.SAVED_CHARACTERS, billedCharacters);
    }

    /** What a message says of this answer and of the one before it is together what the asset once cost. */
    private static long sum(Message message, String paid, String saved) {
        return message.getHeader(paid, 0L, Long.class) + message.getHeader(saved, 0L, Long.class);
    }

    /** Whether it ends when somebody unpins it, which another process may do. */
    boolean pinned() {
        return metadata.containsKey(TtsConstants.PINNED);
    }

    long weight() {
        return (long) bytes.length + OVERHEAD;
    }

    /** Puts the asset into a message and says where it came from. */
    public void applyTo(Message message, String cache) {
        message.setBody(bytes);
        message.removeHeader(TtsConstants.EXPIRES_AT);
        message.removeHeader(TtsConstants.PINNED);
        metadata.forEach(message::setHeader);
        message.setHeader(TtsConstants.CACHE, cache);
    }
}
