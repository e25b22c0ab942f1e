package io.github.cameltts.routes.http.entries;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.routes.AssetRef;
import io.github.cameltts.routes.AssetRemoval;
import io.github.cameltts.routes.RemovalCause;
import io.github.cameltts.routes.Removed;
import io.github.cameltts.routes.SpeechDatabase;
import io.github.cameltts.routes.http.HttpFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;

/** Entries of the store for HTTP. The body is the fields of a request, and becomes what is answered. Thread-safe. */
public class CacheEntries implements CamelContextAware {

    private static final int WINDOW = 100_000;

    private CamelContext camelContext;
    private EntryTable table;
    private AssetRemoval removal;
    private int window = WINDOW;

    /** A page of them, as the parameters {@code search, type, engine, voice, sort, limit, after} choose. */
    public void list(Exchange exchange) {
        exchange.getMessage().setBody(new EntryList(table).page(EntryQuery.of(fields(exchange), window)));
    }

    /** One of them, with its whole text. */
    public void find(Exchange exchange) {
        exchange.getMessage().setBody(Entry.of(row(exchange)));
    }

    /** Makes the one that the field {@code key} names that of {@code CamelTtsKey}, and leaves the body as it is. */
    public void choose(Exchange exchange) {
        exchange.getMessage().setHeader(TtsConstants.KEY, row(exchange).get("asset_key"));
    }

    /** Removes one with all its file ids. The body becomes the numbers of {@code assets, files, blobs} and {@code bytes}. */
    public void delete(Exchange exchange) {
        Map<String, Object> row = row(exchange);
        AssetRef asset = new AssetRef((String) row.get("asset_key"), ((Number) row.get("created_at")).longValue());
        Removed removed = removal.remove(RemovalCause.DELETED, List.of(asset));
        if (removed.entries() == 0) {
            throw new HttpFailure(
                    409,
                    Entry.isPinned(row)
                            ? "The entry is pinned. Unpin it first."
                            : "The entry was changed at this moment. Look at it again.");
        }
        Map<String, Object> deleted = new LinkedHashMap<>();
        deleted.put("assets", removed.entries());
        deleted.put("files", removed.files());
        deleted.put("blobs", removed.blobs());
        deleted.put("bytes", removed.bytes());
        exchange.getMessage().setBody(deleted);
    }

    private Map<String, Object> row(Exchange exchange) {
        return table.find(String.valueOf(fields(exchange).get("key")))
                .orElseThrow(() -> new HttpFailure(404, "There is no such entry. It may have left the cache."));
    }

    private static Map<?, ?> fields(Exchange exchange) {
        return exchange.getMessage().getBody(Map.class);
    }

    /** How many of the newest entries a page looks at. */
    public void setWindow(int window) {
        this.window = window;
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
        this.table = new EntryTable(SpeechDatabase.of(camelContext));
        this.removal = AssetRemoval.of(camelContext);
    }
}
