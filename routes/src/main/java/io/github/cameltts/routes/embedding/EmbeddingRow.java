package io.github.cameltts.routes.embedding;

import io.github.cameltts.spi.ReferenceAudio;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A row of {@code tts_voice_embedding}.
 *
 * @param path the reference as it was named first, empty for audio that came as bytes
 * @param cacheFile name of the file with the numbers
 * @param cacheSha256 digest of that file
 * @param bytes its size
 */
record EmbeddingRow(
        String referenceSha256,
        String encoder,
        String path,
        String cacheFile,
        String cacheSha256,
        long referenceBytes,
        long referenceModifiedAt,
        long bytes,
        long createdAt,
        long lastUsedAt) {

    /** A new row for a file that is written. */
    static EmbeddingRow of(ReferenceAudio audio, String encoder, byte[] file, long now) {
        return new EmbeddingRow(
                audio.sha256(),
                encoder,
                audio.name(),
                EmbeddingFiles.name(audio.sha256(), encoder),
                ReferenceAudio.sha256(file),
                audio.bytes(),
                audio.modifiedAt().toEpochMilli(),
                file.length,
                now,
                now);
    }

    static EmbeddingRow of(Map<String, Object> columns) {
        return new EmbeddingRow(
                (String) columns.get("reference_sha256"),
                (String) columns.get("encoder"),
                (String) columns.get("path"),
                (String) columns.get("cache_file"),
                (String) columns.get("cache_sha256"),
                number(columns, "reference_bytes"),
                number(columns, "reference_modified_at"),
                number(columns, "bytes"),
                number(columns, "created_at"),
                number(columns, "last_used_at"));
    }

    private static long number(Map<String, Object> columns, String name) {
        return ((Number) columns.get(name)).longValue();
    }

    Map<String, Object> columns() {
        Map<String, Object> columns = new LinkedHashMap<>();
        columns.put("reference_sha256", referenceSha256);
        columns.put("encoder", encoder);
        columns.put("path", path);
        columns.put("cache_file", cacheFile);
        columns.put("cache_sha256", cacheSha256);
        columns.put("reference_bytes", referenceBytes);
        columns.put("reference_modified_at", referenceModifiedAt);
        columns.put("bytes", bytes);
        columns.put("created_at", createdAt);
        columns.put("last_used_at", lastUsedAt);
        return columns;
    }

    /** For people. */
    Map<String, Object> description() {
        Map<String, Object> description = new LinkedHashMap<>();
        description.put("path", path);
        description.put("hash", referenceSha256);
        description.put("cache_file", cacheFile);
        description.put("timestamp", Instant.ofEpochMilli(createdAt).toString());
        description.put("file_size", referenceBytes);
        description.put("encoder", encoder);
        return description;
    }
}
