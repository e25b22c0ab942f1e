package io.github.cameltts.routes;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.usage.AssetUsage;
import io.github.cameltts.spi.SpeechException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a failed synthesis leaves: expired audio, where it is not too old, else its failure once more. */
public class StaleLookup implements CamelContextAware {

    private static final Logger LOG = LoggerFactory.getLogger(StaleLookup.class);

    private CamelContext camelContext;
    private BlobFolder blobs;
    private AssetUsage usage;
    private InstantSource clock;
    private Duration staleIfError = Duration.ZERO;

    /** @throws Exception the failure that was caught, when there is no audio to answer with */
    public void answer(Exchange exchange) throws Exception {
        Exception failure = exchange.getProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, Exception.class);
        Optional<CachedAsset> stale = mayAnswer(failure) ? find(exchange) : Optional.empty();
        if (stale.isEmpty()) {
            throw failure;
        }
        LOG.warn("Expired audio answers: {}", failure.getMessage());
        usage.used(exchange.getMessage().getHeader(TtsConstants.KEY, String.class));
        stale.get().applyTo(exchange.getMessage(), "stale");
    }

    private Optional<CachedAsset> find(Exchange exchange) {
        Message message = exchange.getMessage();
        StoredAsset expired = exchange.getProperty(StoredAsset.EXPIRED, StoredAsset.class);
        return Optional.ofNullable(expired)
                .filter(stored -> stored.key().equals(message.getHeader(TtsConstants.KEY)))
                .filter(stored -> stored.expiresAt() + staleIfError.toMillis() > clock.millis())
                .flatMap(stored -> stored.read(blobs));
    }

    private static boolean mayAnswer(Exception failure) {
        return !(failure instanceof SpeechException known && known.isCallersFault());
    }

    /** How long after its expiry audio may still answer: {@code 7d}, or {@code 0} for never. */
    public void setStaleIfError(String staleIfError) {
        this.staleIfError = DurationSetting.read("tts.staleIfError", staleIfError);
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
        this.clock = StoreClock.of(camelContext);
    }
}
