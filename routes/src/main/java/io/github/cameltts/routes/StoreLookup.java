package io.github.cameltts.routes;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.BlobFolder.Blob;
import io.github.cameltts.routes.usage.AssetUsage;
import java.time.Instant;
import java.time.InstantSource;
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
 * <p>An expired row is a miss, which {@link StaleLookup} may come back to. So is one whose blob is not what was stored;
 * the digest it should have had stays in an exchange property of that {@linkplain #damagedBlob key} until the next look-up,
 * and the next store replaces the row.
 */
public class StoreLookup implements CamelContextAware, Processor {

    /** Header with the row, read and removed here. */
    public static final String ROW = "CamelTtsRow";

    private static final String DAMAGED = "ttsDamagedBlob-";

    private static final Logger LOG = LoggerFactory.getLogger(StoreLookup.class);

    private CamelContext camelContext;
    private BlobFolder blobs;
    private FileTable files;
    private AssetUsage usage;
    private InstantSource clock;

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        message.removeHeader(SqlConstants.SQL_ROW_COUNT);
        exchange.removeProperty(StoredAsset.EXPIRED);
        exchange.removeProperty(damagedBlob(message.getHeader(TtsConstants.KEY, String.class)));
        if (message.removeHeader(ROW) instanceof Map<?, ?> row) {
            Instant now = clock.instant();
            StoredAsset stored = latest(new StoredAsset(message.getHeader(TtsConstants.KEY, String.class), row), now);
            if (stored.expiresAt() <= now.toEpochMilli()) {
                exchange.setProperty(StoredAsset.EXPIRED, stored);
            } else {
                stored.usedAt(now)
                        .read(blobs)
                        .ifPresentOrElse(asset -> hit(stored.key(), asset, message), () -> damaged(exchange, stored));
            }
        }
    }

    private StoredAsset latest(StoredAsset stored, Instant now) {
        if (!stored.mayHaveMoved(now.toEpochMilli())) {
            return stored;
        }
        usage.flush();
        return files.findAsset(stored.key()).orElse(stored);
    }

    private void hit(String key, CachedAsset asset, Message message) {
        usage.used(key);
        asset.applyTo(message, "store");
    }

    private static void damaged(Exchange exchange, StoredAsset stored) {
        Blob blob = stored.blob();
        LOG.warn("The stored file {} is missing or damaged; it is made anew", blob.name());
        exchange.setProperty(damagedBlob(stored.key()), blob.sha256());
    }

    /** Names the exchange property with the digest that the blob of an asset should have had. */
    static String damagedBlob(String key) {
        return DAMAGED + key;
    }

    /** Tells another exchange which blobs the look-ups of this one have found damaged. */
    static void passOnDamage(Exchange from, Exchange to) {
        from.getProperties().forEach((name, sha256) -> {
            if (name.startsWith(DAMAGED)) {
                to.setProperty(name, sha256);
            }
        });
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
        this.blobs = TtsHome.of(camelContext).blobs();
        this.files = new FileTable(SpeechDatabase.of(camelContext));
        this.usage = AssetUsage.of(camelContext);
        this.clock = StoreClock.of(camelContext);
    }
}
