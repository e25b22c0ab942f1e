package io.github.cameltts.routes.cleanup;

import io.github.cameltts.internal.NearestNames;
import java.util.Collection;
import java.util.List;

/** The names of filters, as requests write them. */
final class FilterNames {

    static final String CACHE_ONLY = "cache_only";
    static final String OUTPUTS_ONLY = "outputs_only";
    static final String TYPE = "type";
    static final String ENGINE = "engine";
    static final String VOICE = "voice";
    static final String TENANT = "tenant";
    static final String OLDER_THAN = "older_than";
    static final String UNUSED_FOR = "unused_for";

    static final List<String> ALL =
            List.of(CACHE_ONLY, OUTPUTS_ONLY, TYPE, ENGINE, VOICE, TENANT, OLDER_THAN, UNUSED_FOR);

    private static final int MOST_QUOTED = 40;

    private FilterNames() {}

    /** @throws InvalidFilterException for the first name that is not known */
    static void requireKnown(Collection<String> names, List<String> known) {
        for (String name : names) {
            if (!known.contains(name)) {
                throw new InvalidFilterException(
                        quoted(name),
                        NearestNames.unknown("filter", quoted(name), known).getMessage());
            }
        }
    }

    /** A caller's text as errors repeat it. */
    static String quoted(String text) {
        return text.length() <= MOST_QUOTED ? text : text.substring(0, MOST_QUOTED) + "…";
    }
}
