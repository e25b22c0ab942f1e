package io.github.cameltts.routes.http.audio;

import java.util.Map;

/** The field {@code Cache-Status} (RFC 9211) in the words of {@code CamelTtsCache}. */
final class CacheStatus {

    private static final String NAME = "camel-tts; ";

    private static final Map<String, String> WORDS = Map.of(
            "memory", "hit; detail=memory",
            "store", "hit; detail=store",
            "converted", "hit; detail=converted",
            "similar", "hit; detail=similar",
            "stale", "fwd=stale; fwd-status=502; detail=stale",
            "joined", "fwd=miss; collapsed",
            "bypass", "fwd=bypass");

    private CacheStatus() {}

    /**
     * @param cache how the answer came about
     * @param stored whether it is kept from now on
     */
    static String of(String cache, boolean stored) {
        return NAME + WORDS.getOrDefault(cache, stored ? "fwd=miss; stored" : "fwd=miss");
    }
}
