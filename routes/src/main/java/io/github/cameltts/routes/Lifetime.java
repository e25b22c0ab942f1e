package io.github.cameltts.routes;

import java.time.Duration;
import java.time.Instant;

/**
 * How long a stored asset lives.
 *
 * @param length above 0
 * @param sliding whether each use makes it begin anew
 */
record Lifetime(Duration length, boolean sliding) {

    /** Milliseconds since 1970 in UTC, for an asset that is stored now. */
    long endsAt(Instant now) {
        return now.plus(length).toEpochMilli();
    }

    /** As the column {@code sliding_ms} has it: empty where a use moves nothing. */
    Long slidingMillis() {
        return sliding ? length.toMillis() : null;
    }
}
