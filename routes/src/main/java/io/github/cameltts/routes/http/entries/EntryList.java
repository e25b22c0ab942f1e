package io.github.cameltts.routes.http.entries;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One page of entries, as a map. */
final class EntryList {

    private final EntryTable table;

    EntryList(EntryTable table) {
        this.table = table;
    }

    /**
     * {@code entries}; {@code next}, with which the next page is asked for, or null; {@code among_newest}, how many of the
     * newest entries were looked at, or null where all were. A page may be empty and have a next one all the same.
     */
    Map<String, Object> page(EntryQuery query) {
        Optional<EntryCursor> last = table.lastLookedAt(query);
        List<Map<String, Object>> rows = table.list(query, last.orElse(EntryCursor.END));
        boolean goesOn = query.sort() == EntrySort.NEWEST;
        Optional<EntryCursor> next =
                rows.size() == query.limit() ? Optional.of(place(rows)) : last.filter(any -> goesOn);
        Map<String, Object> page = new LinkedHashMap<>();
        page.put("entries", rows.stream().map(Entry::of).toList());
        page.put("next", next.map(cursor -> cursor.word(query.sort())).orElse(null));
        page.put("among_newest", last.isPresent() && !goesOn ? query.window() : null);
        return page;
    }

    private static EntryCursor place(List<Map<String, Object>> rows) {
        Map<String, Object> last = rows.get(rows.size() - 1);
        return new EntryCursor(((Number) last.get("sort_value")).longValue(), (String) last.get("asset_key"));
    }
}
