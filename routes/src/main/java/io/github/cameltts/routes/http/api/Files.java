package io.github.cameltts.routes.http.api;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.digest.Sha256;
import io.github.cameltts.routes.SpeechDatabase;
import io.github.cameltts.routes.StoreClock;
import io.github.cameltts.routes.http.HttpFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/** Stored files by their ids, as requests name them. Thread-safe. */
public class Files implements CamelContextAware {

    private static final double MIB = 1024 * 1024;
    private static final double HOUR = Duration.ofHours(1).toMillis();

    private static final Map<String, String> OF_A_MESSAGE = Map.ofEntries(
            Map.entry("file_id", TtsConstants.FILE_ID),
            Map.entry("request_id", TtsConstants.REQUEST_ID),
            Map.entry("text", TtsConstants.TEXT),
            Map.entry("voice", TtsConstants.VOICE),
            Map.entry("engine", TtsConstants.ENGINE),
            Map.entry("model", TtsConstants.MODEL),
            Map.entry("language", TtsConstants.LANGUAGE),
            Map.entry("format", TtsConstants.FORMAT),
            Map.entry("sample_rate", TtsConstants.SAMPLE_RATE),
            Map.entry("content_type", TtsConstants.CONTENT_TYPE),
            Map.entry("duration_ms", TtsConstants.DURATION));

    private CamelContext camelContext;
    private SpeechDatabase database;
    private InstantSource clock;

    /** From the path into the message. */
    public void name(Exchange exchange) {
        Message message = exchange.getMessage();
        message.setHeader(TtsConstants.FILE_ID, message.getBody(Map.class).get("file_id"));
    }

    /** @throws HttpFailure 404 where the look-up found nothing */
    public void requireFound(Exchange exchange) {
        if (exchange.getMessage().getHeader(TtsConstants.CACHE) == null) {
            throw unknown();
        }
    }

    /** @throws HttpFailure 404 where there was nothing to delete */
    public void requireDeleted(Exchange exchange) {
        if (Integer.valueOf(0).equals(exchange.getMessage().getBody(Map.class).get("files"))) {
            throw unknown();
        }
    }

    /**
     * Leaves what is known of a file as body.
     *
     * @throws HttpFailure 404 when there is none, or it has expired
     */
    public void metadata(Exchange exchange) {
        Message message = exchange.getMessage();
        String fileId = message.getHeader(TtsConstants.FILE_ID, String.class);
        message.setBody(Optional.ofNullable(fileId)
                .flatMap(this::find)
                .map(Files::metadata)
                .orElseThrow(Files::unknown));
    }

    /** The same for an answer just made, whose row somebody else may still be writing. */
    public void metadataOfAnswer(Exchange exchange) {
        Message message = exchange.getMessage();
        String fileId = message.getHeader(TtsConstants.FILE_ID, String.class);
        if (fileId == null) {
            throw new HttpFailure(503, "The audio could not be stored; the log of the application says why.");
        }
        message.setBody(find(fileId)
                .or(() -> Optional.of(row(message)))
                .map(Files::metadata)
                .orElseThrow());
    }

    private Optional<Map<String, Object>> find(String fileId) {
        return new NamedParameterJdbcTemplate(database.dataSource())
                .queryForList(database.statement("find-file-metadata"), Map.of("file_id", fileId)).stream()
                        .filter(this::lives)
                        .findFirst();
    }

    private Map<String, Object> row(Message message) {
        byte[] audio = message.getBody(byte[].class);
        Map<String, Object> row = new HashMap<>();
        OF_A_MESSAGE.forEach((column, header) -> row.put(column, message.getHeader(header)));
        row.put("blob_bytes", audio.length);
        row.put("blob_sha256", Sha256.of(audio));
        row.put("created_at", clock.millis());
        row.put("pinned", 0);
        String end = message.getHeader(TtsConstants.EXPIRES_AT, String.class);
        row.put("expires_at", end == null ? null : Instant.parse(end).toEpochMilli());
        return row;
    }

    private boolean lives(Map<String, Object> row) {
        return ((Number) row.get("pinned")).intValue() != 0
                || !(row.get("expires_at") instanceof Number end)
                || end.longValue() > clock.millis();
    }

    private static Map<String, Object> metadata(Map<String, Object> row) {
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("file_id", row.get("file_id"));
        file.put("file_path", row.get("blob"));
        file.put("audio_url", "/api/tts/audio/" + row.get("file_id"));
        file.put("text", row.get("text"));
        file.put("speaker_id", row.get("voice"));
        for (String column : List.of(
                "engine", "model", "language", "format", "sample_rate", "content_type", "duration_ms", "request_id")) {
            file.put(column, row.get(column));
        }
        long created = ((Number) row.get("created_at")).longValue();
        file.put("created_at", Instant.ofEpochMilli(created).toString());
        boolean ends = ((Number) row.get("pinned")).intValue() == 0 && row.get("expires_at") != null;
        long end = ends ? ((Number) row.get("expires_at")).longValue() : 0;
        file.put("expires_at", ends ? Instant.ofEpochMilli(end).toString() : null);
        file.put("expiry_hours", ends ? Math.round((end - created) / HOUR * 100) / 100.0 : null);
        long bytes = ((Number) row.get("blob_bytes")).longValue();
        file.put("file_size", bytes);
        file.put("file_size_mb", Math.round(bytes / MIB * 100) / 100.0);
        file.put("sha256", row.get("blob_sha256"));
        return file;
    }

    private static HttpFailure unknown() {
        return new HttpFailure(404, "There is no such file, or it has expired.");
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
        this.database = SpeechDatabase.of(camelContext);
        this.clock = StoreClock.of(camelContext);
    }
}
