package io.github.cameltts.routes.cleanup;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;

/**
 * Cleans up as its settings say, or as the {@link CleanupRequest} that is the body does. The body becomes a map of {@code
 * deleted_count} (files), {@code deleted_size_mb}, {@code deleted_bytes}, {@code deleted_assets}, {@code cleanup_time}
 * (ISO 8601), {@code dry_run} and {@code rows} with {@code directory}, {@code assets}, {@code files}, {@code size} (bytes)
 * and {@code action}. In a dry run all of it is what would be deleted.
 */
public class CleanupStep implements CamelContextAware, Processor {

    private static final double MIB = 1024 * 1024;

    private final Map<String, Object> filters = new HashMap<>();
    private boolean dryRun = true;
    private CamelContext camelContext;

    @Override
    public void process(Exchange exchange) {
        CleanupRequest request = exchange.getMessage().getBody() instanceof CleanupRequest asked
                ? asked
                : new CleanupRequest(CleanupFilter.of(filters), dryRun);
        Cleanup cleanup = Cleanup.of(camelContext);
        CleanupPlan plan = request.dryRun() ? cleanup.plan(request.filter()) : cleanup.run(request.filter());
        exchange.getMessage().setBody(toMap(plan, request.dryRun()));
    }

    private static Map<String, Object> toMap(CleanupPlan plan, boolean dryRun) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("deleted_count", plan.files());
        map.put("deleted_size_mb", Math.round(plan.size() / MIB * 100) / 100.0);
        map.put("deleted_bytes", plan.size());
        map.put("deleted_assets", plan.assets());
        map.put("cleanup_time", Instant.now().toString());
        map.put("dry_run", dryRun);
        List<Map<String, Object>> rows =
                plan.rows().stream().map(CleanupStep::toMap).toList();
        map.put("rows", rows);
        return map;
    }

    private static Map<String, Object> toMap(CleanupRow row) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("directory", row.directory().toString());
        map.put("assets", row.assets());
        map.put("files", row.files());
        map.put("size", row.size());
        map.put("action", row.action());
        return map;
    }

    /** Whether only to tell what would go. */
    public void setDryRun(boolean dryRun) {
        this.dryRun = dryRun;
    }

    public void setCacheOnly(boolean cacheOnly) {
        set(FilterNames.CACHE_ONLY, cacheOnly);
    }

    public void setOutputsOnly(boolean outputsOnly) {
        set(FilterNames.OUTPUTS_ONLY, outputsOnly);
    }

    public void setType(String type) {
        set(FilterNames.TYPE, type);
    }

    public void setEngine(String engine) {
        set(FilterNames.ENGINE, engine);
    }

    public void setVoice(String voice) {
        set(FilterNames.VOICE, voice);
    }

    public void setTenant(String tenant) {
        set(FilterNames.TENANT, tenant);
    }

    /** Such as {@code 7d}. */
    public void setOlderThan(String olderThan) {
        set(FilterNames.OLDER_THAN, olderThan);
    }

    /** Such as {@code 7d}. */
    public void setUnusedFor(String unusedFor) {
        set(FilterNames.UNUSED_FOR, unusedFor);
    }

    /** @throws InvalidFilterException as {@link CleanupFilter#of}, so that a wrong setting stops the start */
    private void set(String filter, Object value) {
        filters.put(filter, value);
        CleanupFilter.of(filters);
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
