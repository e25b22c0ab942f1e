package io.github.cameltts.routes;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.BlobFolder.Blob;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;

/**
 * What the database says about an asset.
 *
 * @param key what was looked up
 * @param row as {@code find-asset} selects it
 */
public record StoredAsset(String key, Map<?, ?> row) {

    /** Exchange property with an asset that was found, but has expired. */
    static final String EXPIRED = "ttsExpiredAsset";

    Blob blob() {
        return new Blob((String) row.get("blob"), (String) row.get("blob_sha256"), number("blob_bytes"));
    }

    /** Milliseconds since 1970 in UTC, or {@link CachedAsset#NEVER}. */
    public long expiresAt() {
        return !pinned() && row.get("expires_at") instanceof Number expiresAt
                ? expiresAt.longValue()
                : CachedAsset.NEVER;
    }

    /** Whose it is, where the query asked for that. */
    Optional<String> tenant() {
        return Optional.ofNullable((String) row.get("tenant"));
    }

    private boolean pinned() {
        return number("pinned") != 0;
    }

    /** Whether a use that has not reached the row yet may have moved its end. */
    boolean mayHaveMoved(long now) {
        return row.get("sliding_ms") != null && expiresAt() <= now;
    }

    /** The same asset, used once more: where it slides, its life begins anew. */
    StoredAsset usedAt(Instant now) {
        if (!(row.get("sliding_ms") instanceof Number length)) {
            return this;
        }
        Map<Object, Object> used = new HashMap<>(row);
        used.put("expires_at", Math.max(expiresAt(), now.toEpochMilli() + length.longValue()));
        return new StoredAsset(key, used);
    }

    /** The asset with its bytes, or nothing where the blob is not what was stored. */
    public Optional<CachedAsset> read(BlobFolder blobs) {
        return blobs.read(blob()).map(this::asset);
    }

    private CachedAsset asset(byte[] bytes) {
        Map<String, Object> metadata = new HashMap<>();
        put(metadata, Exchange.CONTENT_TYPE, row.get("content_type"));
        put(metadata, TtsConstants.CONTENT_TYPE, row.get("content_type"));
        put(metadata, TtsConstants.FORMAT, row.get("format"));
        put(metadata, TtsConstants.SAMPLE_RATE, row.get("sample_rate"));
        put(metadata, TtsConstants.FILE_ID, row.get("file_id"));
        put(metadata, TtsConstants.DIGEST, row.get("blob_sha256"));
        if (row.get("created_at") instanceof Number createdAt) {
            metadata.put(
                    TtsConstants.CREATED_AT,
                    Instant.ofEpochMilli(createdAt.longValue()).toString());
        }
        CachedAsset.putPrice(metadata, numberOrZero("cost_micros"), numberOrZero("billed_chars"));
        if (row.get("duration_ms") instanceof Number duration) {
            metadata.put(TtsConstants.DURATION, duration.longValue());
        }
        if (pinned()) {
            metadata.put(TtsConstants.PINNED, true);
        } else if (expiresAt() != CachedAsset.NEVER) {
            metadata.put(
                    TtsConstants.EXPIRES_AT, Instant.ofEpochMilli(expiresAt()).toString());
        }
        return new CachedAsset(bytes, metadata, expiresAt());
    }

    private static void put(Map<String, Object> metadata, String name, Object value) {
        if (value != null) {
            metadata.put(name, value);
        }
    }

    private long number(String column) {
        return ((Number) row.get(column)).longValue();
    }

    private long numberOrZero(String column) {
        return row.get(column) instanceof Number value ? value.longValue() : 0;
    }
}
