package io.github.cameltts.routes;

import io.github.cameltts.TtsConstants;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;

/** Deletes a file id, and with the last one of an asset the asset, unless that is pinned. */
public class FileDeletion implements CamelContextAware, Processor {

    private CamelContext camelContext;
    private FileTable files;
    private AssetRemoval removal;
    private InstantSource clock;

    /** Leaves as body a map with the numbers of {@code files}, {@code assets}, {@code blobs} and {@code bytes} that went. */
    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        Optional<FileTable.Deleted> deleted = Optional.ofNullable(message.getHeader(TtsConstants.FILE_ID, String.class))
                .flatMap(id -> files.delete(id, FileLookup.tenantOf(message), clock.millis()));
        Removed removed = deleted.flatMap(FileTable.Deleted::ended)
                .map(asset -> removal.remove(RemovalCause.DELETED, List.of(asset)))
                .orElse(Removed.NOTHING);
        deleted.ifPresent(file -> TtsMemoryComponent.forget(camelContext, List.of(file.key())));
        Map<String, Object> summary = new LinkedHashMap<>();
        summary.put("files", deleted.isPresent() ? 1 : 0);
        summary.put("assets", removed.entries());
        summary.put("blobs", removed.blobs());
        summary.put("bytes", removed.bytes());
        message.setBody(summary);
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
        this.files = new FileTable(SpeechDatabase.of(camelContext));
        this.removal = AssetRemoval.of(camelContext);
        this.clock = StoreClock.of(camelContext);
    }
}
