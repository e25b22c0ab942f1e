package io.github.cameltts.routes.cleanup;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a clean-up is about; every filter narrows it. Names match exactly.
 *
 * <p>Outputs have an age and nothing else: a filter by anything that only assets have leaves all outputs alone.
 *
 * @param cacheOnly cached assets only
 * @param outputsOnly files of the outputs folder only
 * @param type type of an asset, such as {@code tts}, {@code image} or {@code mix}
 * @param engine engine that made an asset
 * @param voice voice of an asset
 * @param tenant tenant whose asset it is
 * @param olderThan made at least that long ago
 * @param unusedFor asset that was last asked for at least that long ago
 */
public record CleanupFilter(
        boolean cacheOnly,
        boolean outputsOnly,
        Optional<String> type,
        Optional<String> engine,
        Optional<String> voice,
        Optional<String> tenant,
        Optional<Duration> olderThan,
        Optional<Duration> unusedFor) {

    /** @throws InvalidFilterException for filters that exclude each other, or a time that is not above 0 */
    public CleanupFilter {
        if (cacheOnly && outputsOnly) {
            throw new InvalidFilterException(
                    FilterNames.OUTPUTS_ONLY,
                    "The filters cache_only and outputs_only leave nothing to clean up together. Keep one.");
        }
        requirePositive(FilterNames.OLDER_THAN, olderThan);
        requirePositive(FilterNames.UNUSED_FOR, unusedFor);
        Optional<String> ofAssets = ofAssets(type, engine, voice, tenant, unusedFor);
        if (outputsOnly && ofAssets.isPresent()) {
            throw new InvalidFilterException(
                    ofAssets.get(),
                    "The filter " + ofAssets.get()
                            + " is about cached assets, outputs can only be told by age. Leave out outputs_only or it.");
        }
    }

    /** Everything that a clean-up may remove. */
    public static CleanupFilter none() {
        return of(Map.of());
    }

    /**
     * Reads filters by the names {@code cache_only}, {@code outputs_only} (booleans), {@code type}, {@code engine},
     * {@code voice}, {@code tenant} (texts), {@code older_than}, {@code unused_for} (a whole number with one of the
     * units ms, s, m, h and d). An absent filter, and one that is null, is not set.
     *
     * @throws InvalidFilterException for any other name, which it answers with the nearest, and any other value
     */
    public static CleanupFilter of(Map<String, ?> values) {
        FilterNames.requireKnown(values.keySet(), FilterNames.ALL);
        FilterValues filters = new FilterValues(values);
        return new CleanupFilter(
                filters.flag(FilterNames.CACHE_ONLY).orElse(false),
                filters.flag(FilterNames.OUTPUTS_ONLY).orElse(false),
                filters.text(FilterNames.TYPE),
                filters.text(FilterNames.ENGINE),
                filters.text(FilterNames.VOICE),
                filters.text(FilterNames.TENANT),
                filters.time(FilterNames.OLDER_THAN),
                filters.time(FilterNames.UNUSED_FOR));
    }

    boolean choosesAssets() {
        return !outputsOnly;
    }

    boolean choosesOutputs() {
        return !cacheOnly && ofAssets(type, engine, voice, tenant, unusedFor).isEmpty();
    }

    /** The first filter that is set and that outputs know nothing of. */
    private static Optional<String> ofAssets(
            Optional<String> type,
            Optional<String> engine,
            Optional<String> voice,
            Optional<String> tenant,
            Optional<Duration> unusedFor) {
        return Stream.of(
                        type.map(set -> FilterNames.TYPE),
                        engine.map(set -> FilterNames.ENGINE),
                        voice.map(set -> FilterNames.VOICE),
                        tenant.map(set -> FilterNames.TENANT),
                        unusedFor.map(set -> FilterNames.UNUSED_FOR))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static void requirePositive(String name, Optional<Duration> time) {
        if (time.filter(length -> length.isZero() || length.isNegative()).isPresent()) {
            throw new InvalidFilterException(name, "The filter " + name + " must be above 0.");
        }
    }
}
