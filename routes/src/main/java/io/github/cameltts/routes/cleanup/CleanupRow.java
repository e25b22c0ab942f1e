package io.github.cameltts.routes.cleanup;

import java.nio.file.Path;

/**
 * One line of what a clean-up does.
 *
 * @param directory where the files lie, as an absolute path
 * @param assets cached assets that leave the store; 0 for outputs
 * @param files files that go, less than assets where several share a file
 * @param size bytes of these files
 * @param action {@code delete} (a plan), {@code deleted}, or {@code skipped}, {@code refused} or {@code failed} with a
 *     colon and the reason; then nothing of this line goes
 */
public record CleanupRow(Path directory, long assets, long files, long size, String action) {

    static final String DELETE = "delete";
    static final String DELETED = "deleted";

    /** A folder that is left alone. */
    static CleanupRow untouched(Path directory, String reason) {
        return new CleanupRow(directory, 0, 0, 0, reason);
    }

    /** Whether the line is about what goes, and not about what is left alone. */
    public boolean deletes() {
        return action.equals(DELETE) || action.equals(DELETED);
    }
}
