package io.github.cameltts.routes.embedding;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Makes the body a map of what is cached of voices: {@code embeddings} says how many, {@code bytes} how large their files
 * are, and {@code entries} lists them like {@code embedding_metadata.json}.
 */
public class EmbeddingInfo implements CamelContextAware, Processor {

    private CamelContext camelContext;
    private EmbeddingStore store;

    @Override
    public void process(Exchange exchange) {
        List<EmbeddingRow> rows = store.rows();
        Map<String, Object> info = new LinkedHashMap<>();
        info.put("embeddings", rows.size());
        info.put("bytes", rows.stream().mapToLong(EmbeddingRow::bytes).sum());
        info.put("entries", rows.stream().map(EmbeddingRow::description).toList());
        exchange.getMessage().setBody(info);
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
        this.store = EmbeddingStore.of(camelContext);
    }
}
