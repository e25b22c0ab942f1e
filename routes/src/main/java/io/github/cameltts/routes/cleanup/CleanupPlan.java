package io.github.cameltts.routes.cleanup;

import java.util.List;

/**
 * What a clean-up would do, or has done.
 *
 * @param rows a line for each folder that something goes from or that is left alone for a reason, possibly none
 */
public record CleanupPlan(List<CleanupRow> rows) {

    /** How many files go. */
    public long files() {
        return rows.stream()
                .filter(CleanupRow::deletes)
                .mapToLong(CleanupRow::files)
                .sum();
    }

    /** Their bytes. */
    public long size() {
        return rows.stream()
                .filter(CleanupRow::deletes)
                .mapToLong(CleanupRow::size)
                .sum();
    }

    /** How many cached assets go. */
    public long assets() {
        return rows.stream()
                .filter(CleanupRow::deletes)
                .mapToLong(CleanupRow::assets)
                .sum();
    }
}
