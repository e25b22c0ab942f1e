package io.github.cameltts.routes;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.util.List;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Pins an asset, or unpins it: the one that a file id names, else the one of the key. */
public class AssetPin implements CamelContextAware, Processor {

    private CamelContext camelContext;
    private FileTable files;
    private boolean pinned = true;

    /** @throws InvalidSpeechRequestException when no such asset is stored */
    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        String key = Optional.ofNullable(message.getHeader(TtsConstants.FILE_ID, String.class))
                .flatMap(id -> files.find(id, FileLookup.tenantOf(message)))
                .map(StoredAsset::key)
                .or(() -> Optional.ofNullable(message.getHeader(TtsConstants.KEY, String.class)))
                .filter(found -> files.pin(found, pinned))
                .orElseThrow(() -> new InvalidSpeechRequestException("Nothing is stored under the header "
                        + TtsConstants.FILE_ID + " or " + TtsConstants.KEY + ", so nothing was "
                        + (pinned ? "pinned" : "unpinned") + ". Store it first."));
        TtsMemoryComponent.forget(camelContext, List.of(key));
        message.setHeader(TtsConstants.PINNED, pinned);
    }

    /** Whether the asset is to stay whatever its age and use; false gives it its end back. */
    public void setPinned(boolean pinned) {
        this.pinned = pinned;
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
        this.files = new FileTable(SpeechDatabase.of(camelContext));
    }
}
