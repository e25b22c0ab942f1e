package io.github.cameltts.routes.cleanup;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A clean-up that somebody asks for. As the body of a message it beats the parameters of {@code tts-cleanup-action}.
 *
 * @param dryRun whether only to tell what would go
 */
public record CleanupRequest(CleanupFilter filter, boolean dryRun) {

    private static final String DRY_RUN = "dry_run";

    /**
     * Reads filters by the names of {@link CleanupFilter#of}, and {@code dry_run}. Where neither is given, it is a dry run:
     * nobody loses everything for having sent nothing.
     *
     * @throws InvalidFilterException for any other name, and any value that is not of its type
     */
    public static CleanupRequest of(Map<String, ?> values) {
        FilterNames.requireKnown(
                values.keySet(),
                Stream.concat(FilterNames.ALL.stream(), Stream.of(DRY_RUN)).toList());
        Map<String, Object> filters = new HashMap<>(values);
        filters.values().removeIf(value -> value == null);
        Optional<Boolean> dryRun = new FilterValues(filters).flag(DRY_RUN);
        filters.remove(DRY_RUN);
        CleanupFilter filter = CleanupFilter.of(filters);
        boolean filtersNothing = filters.values().stream().allMatch(Boolean.FALSE::equals);
        return new CleanupRequest(filter, dryRun.orElse(filtersNothing));
    }

    /** Reads {@code dry_run}, and nothing else: all cached assets go. */
    public static CleanupRequest ofWholeCache(Map<String, ?> values) {
        FilterNames.requireKnown(values.keySet(), List.of(DRY_RUN));
        if (values.containsKey(DRY_RUN) && values.get(DRY_RUN) == null) {
            throw new InvalidFilterException(DRY_RUN, "The filter dry_run must be true or false.");
        }
        return new CleanupRequest(
                CleanupFilter.of(Map.of(FilterNames.CACHE_ONLY, true)),
                new FilterValues(values).flag(DRY_RUN).orElse(false));
    }
}
