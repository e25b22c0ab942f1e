package io.github.cameltts.text;

import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The turns of a dialogue as Dia reads them: each begins with a tag such as {@code [S1]} that names who speaks. A text
 * that does not begin with one is no dialogue, and a tag in it is text.
 */
final class DialogueTurns {

    private static final Pattern TAG = Pattern.compile("\\[S\\d{1,2}\\]");

    private final NavigableMap<Integer, String> tags = new TreeMap<>();

    DialogueTurns(String text) {
        Matcher tag = TAG.matcher(text);
        if (tag.lookingAt()) {
            do {
                tags.put(tag.start(), tag.group());
            } while (tag.find());
        }
    }

    /** Whether a turn begins at an offset. */
    boolean beginAt(int place) {
        return tags.containsKey(place);
    }

    /** What has to be said again where a part begins at an offset in the middle of a turn, else nothing. */
    String repeatedAt(int place) {
        return tags.isEmpty() || beginAt(place) ? "" : tags.floorEntry(place).getValue() + " ";
    }
}
