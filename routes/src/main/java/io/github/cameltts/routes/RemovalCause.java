package io.github.cameltts.routes;

import java.util.Locale;

/** Why an asset left the store. */
public enum RemovalCause {
    EXPIRED,
    RETENTION,
    EVICTED,
    CLEANUP,
    DELETED,
    REPLACED,
    DAMAGED;

    /** As {@code tts_removal} writes it. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }
}
