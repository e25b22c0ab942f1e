package io.github.cameltts.routes;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.BlobFolder.Blob;
import io.github.cameltts.routes.evict.AssetValue;
import io.github.cameltts.routes.evict.Priorities;
import io.github.cameltts.routes.evict.StoreBound;
import io.github.cameltts.spi.InvalidAudioException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
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
    private FileTable files;
    private StoreBound bound;
    private Priorities priorities;
    private InstantSource clock;
    private LifetimeSettings lifetimes;
    private Optional<Duration> ttl = Optional.empty();

    public void begin(Exchange exchange) {
        Message message = exchange.getMessage();
        byte[] bytes = message.getBody(byte[].class);
        if (bytes == null || bytes.length == 0) {
            throw new InvalidAudioException("There is nothing to store: the body is empty");
        }
        exchange.setProperty(BODY, bytes);
        Instant now = clock.instant();
        Lifetime lifetime = lifetimes.of(message, ttl);
        String damaged = exchange.getProperty(
                StoreLookup.damagedBlob(message.getHeader(TtsConstants.KEY, String.class)), String.class);
        Blob blob = blobs.write(bytes, AssetRow.extension(message));
        exchange.setProperty(BLOB, blob);
        Map<String, Object> row = AssetRow.of(message, blob, now, lifetime, damaged);
        row.put("priority", priorities.of(value(message, bytes.length, now)));
        message.setBody(row);
    }

    private static AssetValue value(Message message, int bytes, Instant now) {
        return new AssetValue(
                1,
                now.toEpochMilli(),
                AssetRow.costMicros(message).orElse(0L),
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
        @SuppressWarnings("unchecked") // as begin left it
        Map<String, Object> row = message.getBody(Map.class);
        message.setHeader(TtsConstants.FILE_ID, row.get("file_id"));
        message.setHeader(TtsConstants.DIGEST, row.get("blob_sha256"));
        message.setHeader(
                TtsConstants.CREATED_AT,
                Instant.ofEpochMilli((Long) row.get("created_at")).toString());
        if (message.getHeader(SqlConstants.SQL_UPDATE_COUNT, 0, Integer.class) == 0) {
            message.removeHeader(
                    TtsConstants.PINNED); // what was there before stays as it is, but lives as long as is told
            files.lengthen(row);
        }
        if (message.getHeader(TtsConstants.PINNED, false, Boolean.class)) {
            message.removeHeader(TtsConstants.EXPIRES_AT);
        } else {
            message.setHeader(
                    TtsConstants.EXPIRES_AT,
                    Instant.ofEpochMilli((Long) row.get("expires_at")).toString());
        }
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

    /** How long an asset lives where the message does not tell, such as {@code 24h}; empty for what properties say. */
    public void setTtl(String ttl) {
        this.ttl = LifetimeSettings.parameter(ttl);
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
        this.blobs = BlobStore.of(camelContext);
        this.files = new FileTable(SpeechDatabase.of(camelContext));
        this.bound = StoreBound.of(camelContext);
        this.priorities = Priorities.of(camelContext);
        this.clock = StoreClock.of(camelContext);
        this.lifetimes = new LifetimeSettings(camelContext.getPropertiesComponent());
        lifetimes.check();
    }
}
