package io.github.cameltts.routes;

import io.github.cameltts.TtsConstants;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.caffeine.CaffeineConstants;

/** The entry that {@code tts-memory:} is given: from the message, and out of it again afterwards. */
public class MemoryEntry {

    public void prepare(Exchange exchange) {
        Message message = exchange.getMessage();
        message.setHeader(CaffeineConstants.KEY, message.getHeader(TtsConstants.KEY));
        message.setHeader(CaffeineConstants.VALUE, CachedAsset.of(message));
    }

    public void clear(Exchange exchange) {
        Message message = exchange.getMessage();
        message.removeHeader(CaffeineConstants.KEY);
        message.removeHeader(CaffeineConstants.VALUE);
        message.removeHeader(CaffeineConstants.ACTION_SUCCEEDED);
        message.removeHeader(CaffeineConstants.ACTION_HAS_RESULT);
    }
}
