package io.github.cameltts.routes;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.BlobFolder.Blob;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** The row of an asset, by column name: the named parameters of the statements that insert it. */
final class AssetRow {

    private static final String UNKNOWN_CONTENT_TYPE = "application/octet-stream";
    private static final Pattern EXTENSION = Pattern.compile("[a-z0-9]{1,8}");

    private AssetRow() {}

    static Map<String, Object> of(Message message, Blob blob, Instant now, Lifetime lifetime, String damagedSha256) {
        Map<String, Object> row = new HashMap<>();
        row.put("asset_key", message.getHeader(TtsConstants.KEY, String.class));
        row.put("asset_type", message.getHeader(TtsConstants.ASSET_TYPE, "tts", String.class));
        row.put("tenant", message.getHeader(TtsConstants.TENANT, String.class));
        row.put("engine", message.getHeader(TtsConstants.ENGINE, String.class));
        row.put("model", message.getHeader(TtsConstants.MODEL, String.class));
        row.put("voice", message.getHeader(TtsConstants.VOICE, String.class));
        row.put("language", message.getHeader(TtsConstants.LANGUAGE, String.class));
        row.put("format", message.getHeader(TtsConstants.FORMAT, String.class));
        row.put("sample_rate", message.getHeader(TtsConstants.SAMPLE_RATE, Integer.class));
        row.put("content_type", contentType(message));
        row.put("blob", blob.name());
        row.put("blob_sha256", blob.sha256());
        row.put("blob_bytes", blob.length());
        row.put("duration_ms", message.getHeader(TtsConstants.DURATION, Long.class));
        row.put("cost_micros", costMicros(message).orElse(null));
        row.put("synthesis_ms", message.getHeader(TtsConstants.SYNTHESIS_TIME, Long.class));
        row.put("file_id", UUID.randomUUID().toString());
        row.put("request_id", message.getHeader(TtsConstants.REQUEST_ID, String.class));
        row.put("created_at", now.toEpochMilli());
        row.put("expires_at", lifetime.endsAt(now));
        row.put("sliding_ms", lifetime.slidingMillis());
        row.put("pinned", message.getHeader(TtsConstants.PINNED, false, Boolean.class) ? 1 : 0);
        row.put("text_chars", message.getHeader(TtsConstants.CHARACTERS, Integer.class));
        row.put(
                "billed_chars",
                message.getHeader(
                        isConverted(message) ? TtsConstants.SAVED_CHARACTERS : TtsConstants.BILLED_CHARACTERS,
                        Long.class));
        row.put("profile_key", message.getHeader(TtsConstants.PROFILE_KEY, String.class));
        row.put("text", message.getHeader(TtsConstants.TEXT, String.class));
        row.put("request", RequestColumn.write(message));
        row.put("damaged_sha256", damagedSha256);
        row.put("replace", message.getHeader(TtsConstants.NO_CACHE, false, Boolean.class) ? 1 : 0);
        return row;
    }

    /** What the asset once cost: converted audio what was paid for its master, so that its hits tell what they save. */
    static Optional<Long> costMicros(Message message) {
        return Optional.ofNullable(
                message.getHeader(isConverted(message) ? TtsConstants.SAVED : TtsConstants.COST, Long.class));
    }

    private static boolean isConverted(Message message) {
        return MasterAudio.CONVERTED.equals(message.getHeader(TtsConstants.CACHE));
    }

    /** The ending of the blob's name: the format where there is one, else the media type's second half. */
    static String extension(Message message) {
        String format = message.getHeader(TtsConstants.FORMAT, String.class);
        String name = format != null
                ? format
                : contentType(message).replaceFirst("^.*/", "").replaceFirst("[;+].*$", "");
        String extension = name.toLowerCase(Locale.ROOT);
        return EXTENSION.matcher(extension).matches() ? extension : "bin";
    }

    private static String contentType(Message message) {
        String contentType = message.getHeader(TtsConstants.CONTENT_TYPE, String.class);
        return contentType != null
                ? contentType
                : message.getHeader(Exchange.CONTENT_TYPE, UNKNOWN_CONTENT_TYPE, String.class);
    }
}
