package io.github.cameltts.routes.http.entries;

import io.github.cameltts.routes.http.HttpFailure;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The place of an entry in an order, behind which the next page begins. Callers get it as one word.
 *
 * @param value by which the order sorts
 * @param key of the entry, which decides between equal values
 */
record EntryCursor(long value, String key) {

    /** Before all entries. */
    static final EntryCursor BEGIN = new EntryCursor(Long.MAX_VALUE, "");

    /** Behind all entries. */
    static final EntryCursor END = new EntryCursor(-1, "");

    private static final Pattern WORD = Pattern.compile("([a-z]+)\\.(\\d{1,18})\\.(.+)", Pattern.DOTALL);

    /** @throws HttpFailure 400 for anything but what {@link #word} has written for the same order */
    static EntryCursor parse(String word, EntrySort sort) {
        Matcher matcher = WORD.matcher(word);
        if (!matcher.matches() || !matcher.group(1).equals(sort.id())) {
            throw HttpFailure.ofField(
                    400, "after", "after must be what next was in the answer before, asked with the same sort.");
        }
        return new EntryCursor(Long.parseLong(matcher.group(2)), matcher.group(3));
    }

    String word(EntrySort sort) {
        return sort.id() + "." + value + "." + key;
    }
}
