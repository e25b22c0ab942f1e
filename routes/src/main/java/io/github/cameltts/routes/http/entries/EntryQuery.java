package io.github.cameltts.routes.http.entries;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Which entries are asked for.
 *
 * @param search a part of the text, in which capital letters of ASCII do not count, or a whole key or file id
 * @param limit most entries of a page
 * @param after where the page before has ended
 * @param window how many of the newest entries are looked at, so that no question costs more than some tenths of a second
 */
record EntryQuery(
        Optional<String> search,
        Optional<String> type,
        Optional<String> engine,
        Optional<String> voice,
        EntrySort sort,
        int limit,
        EntryCursor after,
        int window) {

    private static final int USUAL = 25;

    /**
     * From the fields of a request that keeps to the contract.
     *
     * @throws io.github.cameltts.routes.http.HttpFailure 400 for an {@code after} that no answer has told
     */
    static EntryQuery of(Map<?, ?> fields, int window) {
        EntrySort sort = text(fields, "sort").map(EntrySort::of).orElse(EntrySort.NEWEST);
        return new EntryQuery(
                text(fields, "search"),
                text(fields, "type"),
                text(fields, "engine"),
                text(fields, "voice"),
                sort,
                text(fields, "limit").map(Integer::valueOf).orElse(USUAL),
                text(fields, "after").map(word -> EntryCursor.parse(word, sort)).orElse(EntryCursor.BEGIN),
                window);
    }

    private static Optional<String> text(Map<?, ?> fields, String name) {
        return Optional.ofNullable(fields.get(name))
                .map(Object::toString)
                .map(String::strip)
                .filter(value -> !value.isEmpty());
    }

    /** Of the statement that lists entries down to the last one that is looked at. */
    Map<String, Object> parameters(EntryCursor last) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("search", search.orElse(null));
        parameters.put("asset_type", type.orElse(null));
        parameters.put("engine", engine.orElse(null));
        parameters.put("voice", voice.orElse(null));
        parameters.put("sort", sort.id());
        parameters.put("limit", limit);
        parameters.put("after", after.value());
        parameters.put("after_key", after.key());
        parameters.put("last", last.value());
        parameters.put("last_key", last.key());
        return parameters;
    }

    /** Of {@code find-last-looked-at}. Newest first, each page goes on where the one before has ended. */
    Map<String, Object> windowParameters() {
        EntryCursor from = sort == EntrySort.NEWEST ? after : EntryCursor.BEGIN;
        return Map.of("from", from.value(), "from_key", from.key(), "window", window);
    }
}
