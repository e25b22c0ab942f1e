package io.github.cameltts.routes.http.entries;

import java.util.Locale;

/** What comes first in a list of entries. */
enum EntrySort {
    /** What was made last. */
    NEWEST,
    /** What was used last. */
    USED,
    /** What was used most often. */
    USES,
    /** What is largest. */
    BYTES,
    /** What cost most. */
    COST;

    /** As requests and statements write it. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for one that the contract does not have either */
    static EntrySort of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
