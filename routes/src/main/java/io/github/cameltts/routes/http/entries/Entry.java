package io.github.cameltts.routes.http.entries;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** An entry as callers see it. Times are ISO 8601 in UTC, money is in millionths of the currency. */
final class Entry {

    private Entry() {}

    /** @param row of {@code list-entries} or {@code find-entry} */
    static Map<String, Object> of(Map<String, Object> row) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("key", row.get("asset_key"));
        entry.put("file_id", row.get("file_id"));
        entry.put("type", row.get("asset_type"));
        entry.put("tenant", row.get("tenant"));
        entry.put("engine", row.get("engine"));
        entry.put("model", row.get("model"));
        entry.put("voice", row.get("voice"));
        entry.put("language", row.get("language"));
        entry.put("format", row.get("format"));
        entry.put("sample_rate", row.get("sample_rate"));
        entry.put("content_type", row.get("content_type"));
        entry.put("text", row.get("text"));
        entry.put("characters", row.get("text_chars"));
        entry.put("bytes", row.get("blob_bytes"));
        entry.put("duration_ms", row.get("duration_ms"));
        entry.put("cost_micros", row.get("cost_micros"));
        entry.put("use_count", row.get("use_count"));
        entry.put("created_at", time(row.get("created_at")));
        entry.put("last_used_at", time(row.get("last_used_at")));
        entry.put("expires_at", time(row.get("expires_at")));
        entry.put("pinned", isPinned(row));
        return entry;
    }

    static boolean isPinned(Map<String, Object> row) {
        return ((Number) row.get("pinned")).intValue() != 0;
    }

    private static String time(Object millis) {
        return millis instanceof Number number
                ? Instant.ofEpochMilli(number.longValue()).toString()
                : null;
    }
}
