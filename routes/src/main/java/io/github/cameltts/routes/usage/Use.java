package io.github.cameltts.routes.usage;

/**
 * Uses of one asset that wait to be written.
 *
 * @param times how many
 * @param last milliseconds since 1970 in UTC
 */
record Use(long times, long last) {

    Use plus(Use other) {
        return new Use(times + other.times, Math.max(last, other.last));
    }
}
