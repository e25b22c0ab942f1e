package io.github.cameltts.routes;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.BlobFolder.Blob;
import io.github.cameltts.routes.usage.AssetUsage;
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
 * the digest it should have had stays in the exchange property {@value #DAMAGED} until the next look-up, and the next
 * store replaces the row.
 */
public class StoreLookup implements CamelContextAware, Processor {

    /** Header with the row, read and removed here. */
    public static final String ROW = "CamelTtsRow";

    static final String DAMAGED = "ttsDamagedBlob";

    private static final Logger LOG = LoggerFactory.getLogger(StoreLookup.class);

    private CamelContext camelContext;
    private BlobFolder blobs;
    private AssetUsage usage;

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        message.removeHeader(SqlConstants.SQL_ROW_COUNT);
        exchange.removeProperty(StoredAsset.EXPIRED);
        exchange.removeProperty(DAMAGED);
        if (message.removeHeader(ROW) instanceof Map<?, ?> row) {
            StoredAsset stored = new StoredAsset(message.getHeader(TtsConstants.KEY, String.class), row);
            if (stored.expiresAt() <= System.currentTimeMillis()) {
                exchange.setProperty(StoredAsset.EXPIRED, stored);
            } else {
                stored.read(blobs)
                        .ifPresentOrElse(
                                asset -> hit(stored.key(), asset, message), () -> damaged(exchange, stored.blob()));
            }
        }
    }

    private void hit(String key, CachedAsset asset, Message message) {
        usage.used(key);
        asset.applyTo(message, "store");
    }

    private static void damaged(Exchange exchange, Blob blob) {
        LOG.warn("The stored file {} is missing or damaged; it is made anew", blob.name());
        exchange.setProperty(DAMAGED, blob.sha256());
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
        this.blobs = TtsHome.of(camelContext).blobs();
        this.usage = AssetUsage.of(camelContext);
    }
}
