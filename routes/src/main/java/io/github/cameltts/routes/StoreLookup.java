package io.github.cameltts.routes;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.BlobFolder.Blob;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.sql.SqlConstants;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a row that {@code tts-sql:find-asset} found into the message of a hit.
 *
 * <p>An expired row is a miss. So is one whose blob is not what was stored; the digest it should have had stays in the
 * exchange property {@value #DAMAGED}, and the next store replaces the row.
 */
public class StoreLookup implements CamelContextAware, Processor {

    /** Header with the row, read and removed here. */
    public static final String ROW = "CamelTtsRow";

    static final String DAMAGED = "ttsDamagedBlob";

    private static final Logger LOG = LoggerFactory.getLogger(StoreLookup.class);

    private CamelContext camelContext;
    private BlobFolder blobs;

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        message.removeHeader(SqlConstants.SQL_ROW_COUNT);
        if (message.removeHeader(ROW) instanceof Map<?, ?> row && !expired(row)) {
            Blob blob = new Blob((String) row.get("blob"), (String) row.get("blob_sha256"), number(row, "blob_bytes"));
            blobs.read(blob)
                    .ifPresentOrElse(
                            bytes -> asset(row, bytes).applyTo(message, "store"), () -> damaged(exchange, blob));
        }
    }

    private static void damaged(Exchange exchange, Blob blob) {
        LOG.warn("The stored file {} is missing or damaged; it is made anew", blob.name());
        exchange.setProperty(DAMAGED, blob.sha256());
    }

    private static boolean expired(Map<?, ?> row) {
        return number(row, "pinned") == 0
                && row.get("expires_at") instanceof Number expiresAt
                && expiresAt.longValue() <= System.currentTimeMillis();
    }

    private static CachedAsset asset(Map<?, ?> row, byte[] bytes) {
        Map<String, Object> metadata = new HashMap<>();
        put(metadata, Exchange.CONTENT_TYPE, row.get("content_type"));
        put(metadata, TtsConstants.CONTENT_TYPE, row.get("content_type"));
        put(metadata, TtsConstants.FORMAT, row.get("format"));
        put(metadata, TtsConstants.SAMPLE_RATE, row.get("sample_rate"));
        put(metadata, TtsConstants.FILE_ID, row.get("file_id"));
        CachedAsset.putPrice(metadata, numberOrZero(row, "cost_micros"), numberOrZero(row, "billed_chars"));
        if (row.get("duration_ms") instanceof Number duration) {
            metadata.put(TtsConstants.DURATION, duration.longValue());
        }
        if (row.get("expires_at") instanceof Number expiresAt) {
            metadata.put(
                    TtsConstants.EXPIRES_AT,
                    Instant.ofEpochMilli(expiresAt.longValue()).toString());
            return new CachedAsset(bytes, metadata, expiresAt.longValue());
        }
        return new CachedAsset(bytes, metadata, CachedAsset.NEVER);
    }

    private static void put(Map<String, Object> metadata, String name, Object value) {
        if (value != null) {
            metadata.put(name, value);
        }
    }

    private static long number(Map<?, ?> row, String column) {
        return ((Number) row.get(column)).longValue();
    }

    private static long numberOrZero(Map<?, ?> row, String column) {
        return row.get(column) instanceof Number value ? value.longValue() : 0;
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
        this.blobs = TtsHome.of(camelContext).blobs();
    }
}
