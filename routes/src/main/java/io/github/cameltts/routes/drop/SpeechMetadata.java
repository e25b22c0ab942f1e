package io.github.cameltts.routes.drop;

import io.github.cameltts.TtsConstants;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.Message;

/** What the metadata file says of one audio file, read from the headers of the pipeline's answer. */
final class SpeechMetadata {

    private static final Map<String, String> FIELDS = new LinkedHashMap<>();

    static {
        FIELDS.put("file_id", TtsConstants.FILE_ID);
        FIELDS.put("key", TtsConstants.KEY);
        FIELDS.put("engine", TtsConstants.ENGINE);
        FIELDS.put("substitute_for", TtsConstants.SUBSTITUTE_FOR);
        FIELDS.put("model", TtsConstants.MODEL);
        FIELDS.put("voice", TtsConstants.VOICE);
        FIELDS.put("language", TtsConstants.LANGUAGE);
        FIELDS.put("format", TtsConstants.FORMAT);
        FIELDS.put("sample_rate", TtsConstants.SAMPLE_RATE);
        FIELDS.put("duration_ms", TtsConstants.DURATION);
        FIELDS.put("cache", TtsConstants.CACHE);
        FIELDS.put("characters", TtsConstants.CHARACTERS);
        FIELDS.put("cost_micros", TtsConstants.COST);
        FIELDS.put("saved_micros", TtsConstants.SAVED);
        FIELDS.put("request_id", TtsConstants.REQUEST_ID);
        FIELDS.put("expires_at", TtsConstants.EXPIRES_AT);
    }

    private SpeechMetadata() {}

    /** @param elapsed from the parsed request to the audio, attempts that failed included */
    static Map<String, Object> of(Message answer, long bytes, Duration elapsed) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        FIELDS.forEach((field, header) -> {
            Object value = answer.getHeader(header);
            if (value != null) {
                metadata.put(field, value instanceof Number ? value : value.toString());
            }
        });
        metadata.put("file_size", bytes);
        metadata.put("created_at", Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
        metadata.put("pipeline_ms", elapsed.toNanos() / 1e6);
        return metadata;
    }
}
