package io.github.cameltts.routes;

import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.caffeine.CaffeineConstants;

/** Turns what {@code tts-memory:} found into the message of a hit, and leaves nothing of the look-up behind. */
public class MemoryLookup implements Processor {

    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        if (message.getBody() instanceof CachedAsset asset) {
            asset.applyTo(message, "memory");
        }
        message.removeHeader(CaffeineConstants.KEY);
        message.removeHeader(CaffeineConstants.ACTION_SUCCEEDED);
        message.removeHeader(CaffeineConstants.ACTION_HAS_RESULT);
    }
}
