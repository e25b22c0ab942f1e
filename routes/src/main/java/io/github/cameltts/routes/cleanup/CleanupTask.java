package io.github.cameltts.routes.cleanup;

import io.github.cameltts.routes.Pace;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One clean-up on its way.
 *
 * @param now milliseconds since 1970 in UTC that ages are counted back from
 * @param dryRun whether only to count
 * @param pace of what is removed
 */
record CleanupTask(CleanupFilter filter, long now, boolean dryRun, Pace pace) {

    String action() {
        return dryRun ? CleanupRow.DELETE : CleanupRow.DELETED;
    }

    /** Whether something of that time, in milliseconds since 1970 in UTC, is what the filter wants by its age. */
    boolean isOldEnough(long time) {
        return time <= limit(filter.olderThan());
    }

    /** The filters on assets, by the names of their parameters in {@code find-cleanup-assets}. */
    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("asset_type", filter.type().orElse(null));
        parameters.put("engine", filter.engine().orElse(null));
        parameters.put("voice", filter.voice().orElse(null));
        parameters.put("tenant", filter.tenant().orElse(null));
        parameters.put("created_before", limit(filter.olderThan()));
        parameters.put("used_before", limit(filter.unusedFor()));
        return parameters;
    }

    private long limit(Optional<Duration> age) {
        return age.map(duration -> now - duration.toMillis()).orElse(Long.MAX_VALUE);
    }
}
