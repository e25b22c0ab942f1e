package io.github.cameltts.routes.http;

import io.github.cameltts.routes.SpeechDatabase;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;

/**
 * Puts a map of what is stored into the body: {@code total_files}, {@code expired_files} and {@code active_files} (file
 * ids), {@code total_size_bytes} and {@code total_size_mb} (of the files on disk, shared ones once), {@code
 * total_assets}, {@code pinned_assets}, {@code storage_dir}.
 */
public class StorageStatistics implements CamelContextAware, Processor {

    private static final double MIB = 1024 * 1024;

    private CamelContext camelContext;
    private SpeechDatabase database;

    @Override
    public void process(Exchange exchange) {
        Map<String, Object> row = new NamedParameterJdbcTemplate(database.dataSource())
                .queryForMap(database.statement("sum-storage"), Map.of("now", System.currentTimeMillis()));
        Map<String, Object> stats = new LinkedHashMap<>(row);
        long bytes = ((Number) row.get("total_size_bytes")).longValue();
        stats.put("active_files", number(row, "total_files") - number(row, "expired_files"));
        stats.put("total_size_mb", Math.round(bytes / MIB * 100) / 100.0);
        stats.put("storage_dir", home());
        exchange.getMessage().setBody(stats);
    }

    private static long number(Map<String, Object> row, String column) {
        return ((Number) row.get(column)).longValue();
    }

    private String home() {
        return Path.of(camelContext.resolvePropertyPlaceholders("{{tts.home:./tts-data}}"))
                .toAbsolutePath()
                .normalize()
                .toString();
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
        this.database = SpeechDatabase.of(camelContext);
    }
}
