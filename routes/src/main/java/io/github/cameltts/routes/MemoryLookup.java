package io.github.cameltts.routes;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.usage.AssetUsage;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.caffeine.CaffeineConstants;

/** Turns what {@code tts-memory:} found into the message of a hit, and leaves nothing of the look-up behind. */
public class MemoryLookup implements CamelContextAware, Processor {

    private CamelContext camelContext;
    private volatile AssetUsage usage;

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        if (message.getBody() instanceof CachedAsset asset) {
            asset.applyTo(message, "memory");
            used(message.getHeader(TtsConstants.KEY, String.class));
        }
        message.removeHeader(CaffeineConstants.KEY);
        message.removeHeader(CaffeineConstants.ACTION_SUCCEEDED);
        message.removeHeader(CaffeineConstants.ACTION_HAS_RESULT);
    }

    /** Memory alone needs no database, so it counts only where a step of the store has made the counter. */
    private void used(String key) {
        if (usage == null) {
            usage = camelContext.hasService(AssetUsage.class);
        }
        if (usage != null) {
            usage.used(key);
        }
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }
}
