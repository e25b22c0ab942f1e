package io.github.cameltts.routes;

import io.github.cameltts.SpeechStream;
import io.github.cameltts.TtsConstants;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/**
 * Gives an answer that somebody else made before a file id of its own, which ends when this request wants it to.
 *
 * <p>Who stored the audio has such a file id already, but where it is still in the making. Expired audio, and audio that is not kept, gets none.
 */
public class FileReference implements CamelContextAware, Processor {

    private static final String JOINED = "joined";
    private static final String SIMILAR = "similar";
    private static final Set<String> SHARED = Set.of("memory", "store", SIMILAR, JOINED);

    private CamelContext camelContext;
    private FileTable files;
    private InstantSource clock;
    private LifetimeSettings lifetimes;
    private Optional<Duration> ttl = Optional.empty();

    /**
     * A file id as its row has it.
     *
     * @param requestId who asked, empty where the request has no name
     */
    record Reference(String fileId, String key, Optional<String> requestId, Instant createdAt, Instant expiresAt) {

        Map<String, Object> row() {
            Map<String, Object> row = new HashMap<>();
            row.put("file_id", fileId);
            row.put("asset_key", key);
            row.put("request_id", requestId.orElse(null));
            row.put("now", createdAt.toEpochMilli());
            row.put("expires_at", expiresAt.toEpochMilli());
            return row;
        }
    }

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        String cache = message.getHeader(TtsConstants.CACHE, "", String.class);
        boolean inTheMaking = message.getBody() instanceof SpeechStream;
        if (!SHARED.contains(cache) && !inTheMaking) {
            return;
        }
        Instant now = clock.instant();
        Reference reference = new Reference(
                UUID.randomUUID().toString(),
                keyOf(message),
                Optional.ofNullable(message.getHeader(TtsConstants.REQUEST_ID, String.class)),
                now,
                now.plus(lifetimes.of(message, ttl).length()));
        message.removeHeader(TtsConstants.FILE_ID);
        message.removeHeader(TtsConstants.EXPIRES_AT);
        if (files.add(reference, inTheMaking || cache.equals(JOINED))) {
            message.setHeader(TtsConstants.FILE_ID, reference.fileId());
            message.setHeader(TtsConstants.EXPIRES_AT, reference.expiresAt().toString());
        }
    }

    /** Audio of a similar text is kept under another key than the one that was asked for. */
    private String keyOf(Message message) {
        String key = message.getHeader(TtsConstants.KEY, String.class);
        return Optional.ofNullable(message.getHeader(TtsConstants.FILE_ID, String.class))
                .flatMap(id -> files.find(id, Optional.empty()))
                .map(StoredAsset::key)
                .orElse(key);
    }

    /** How long a reference lives where the message does not tell, such as {@code 24h}; empty for what properties say. */
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
        this.files = new FileTable(SpeechDatabase.of(camelContext));
        this.clock = StoreClock.of(camelContext);
        this.lifetimes = new LifetimeSettings(camelContext.getPropertiesComponent());
        lifetimes.check();
    }
}
