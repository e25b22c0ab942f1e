package io.github.cameltts.routes;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.BlobFolder.Blob;
import io.github.cameltts.routes.evict.AssetValue;
import io.github.cameltts.routes.evict.Priorities;
import io.github.cameltts.routes.evict.StoreBound;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.sql.SqlConstants;

/**
 * Both ends of storing an asset: {@link #begin} writes the blob and leaves its row as body for the SQL steps, {@link
 * #stored} tells the caller about the row, and {@link #end} gives the body back, whatever happened between.
 */
public class AssetStore implements CamelContextAware {

    private static final String BODY = "ttsStoreBody";
    private static final String BLOB = "ttsStoreBlob";

    private CamelContext camelContext;
    private BlobStore blobs;
    private StoreBound bound;
    private Priorities priorities;
    private Duration ttl;

    public void begin(Exchange exchange) {
        Message message = exchange.getMessage();
        byte[] bytes = message.getBody(byte[].class);
        if (bytes == null || bytes.length == 0) {
            throw new InvalidAudioException("There is nothing to store: the body is empty");
        }
        exchange.setProperty(BODY, bytes);
        Instant now = Instant.now();
        Instant expiresAt = now.plus(timeToLive(message));
        String damaged = exchange.getProperty(StoreLookup.DAMAGED, String.class);
        Blob blob = blobs.write(bytes, AssetRow.extension(message));
        exchange.setProperty(BLOB, blob);
        Map<String, Object> row = AssetRow.of(message, blob, now.toEpochMilli(), expiresAt.toEpochMilli(), damaged);
        row.put("priority", priorities.of(value(message, bytes.length, now)));
        message.setBody(row);
    }

    private static AssetValue value(Message message, int bytes, Instant now) {
        return new AssetValue(
                1,
                now.toEpochMilli(),
                message.getHeader(TtsConstants.COST, 0L, Long.class),
                message.getHeader(TtsConstants.SYNTHESIS_TIME, 0L, Long.class),
                bytes);
    }

    /** Whether somebody had to make room since this was asked last, so that it is time for {@code tts-evict-action}. */
    public boolean takeFull() {
        return bound.takeFull();
    }

    /** Called with the row as body, once it is in the database. */
    public void stored(Exchange exchange) {
        Message message = exchange.getMessage();
        Map<?, ?> row = message.getBody(Map.class);
        message.setHeader(TtsConstants.FILE_ID, row.get("file_id"));
        Instant expiresAt = Instant.ofEpochMilli((Long) row.get("expires_at"));
        message.setHeader(TtsConstants.EXPIRES_AT, expiresAt.toString());
        byte[] bytes = (byte[]) exchange.removeProperty(BODY);
        message.setBody(bytes);
        if (message.getHeader(SqlConstants.SQL_UPDATE_COUNT, 0, Integer.class) > 0) {
            blobs.keep((Blob) exchange.removeProperty(BLOB), bytes);
        }
    }

    public void end(Exchange exchange) throws Exception {
        Object body = exchange.removeProperty(BODY);
        if (body != null) {
            exchange.getMessage().setBody(body);
        }
        if (exchange.removeProperty(BLOB) instanceof Blob unnamed) {
            blobs.release(unnamed);
        }
        exchange.getMessage().removeHeader(SqlConstants.SQL_UPDATE_COUNT);
        if (exchange.removeProperty(TtsConstants.FLIGHT) instanceof AutoCloseable flight) {
            flight.close();
        }
    }

    private Duration timeToLive(Message message) {
        Double hours = message.getHeader(TtsConstants.EXPIRY_HOURS, Double.class);
        Duration asked = hours == null ? ttl : Duration.ofMillis((long) (hours * 3_600_000));
        if (asked.isZero() || asked.isNegative()) {
            throw new InvalidSpeechRequestException("The time to live is " + asked
                    + ", so there is nothing to store. Set " + TtsConstants.EXPIRY_HOURS + " or tts.store.ttl above 0");
        }
        return asked;
    }

    /** How long an asset lives when the message does not tell, such as {@code 24h}. */
    public void setTtl(String ttl) {
        this.ttl = DurationSetting.readPositive("tts.store.ttl", ttl);
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
        this.blobs = BlobStore.of(camelContext);
        this.bound = StoreBound.of(camelContext);
        this.priorities = Priorities.of(camelContext);
    }
}
