package io.github.cameltts.engine.azure;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts what Azure charges for a document: every code point between the {@code voice} tags, other markup and white
 * space included, and each Chinese character twice, in whatever language it stands.
 *
 * @see <a href="https://learn.microsoft.com/azure/ai-services/speech-service/text-to-speech#billable-characters">
 *     Billable characters</a>
 */
final class BillableCharacters {

    private static final Pattern VOICE_TAG = Pattern.compile(
            "<!--.*?-->|<!\\[CDATA\\[.*?\\]\\]>|<(?<close>/?)(?:[\\w.-]+:)?(?<voice>voice)(?=[\\s/>])"
                    + "(?:[^>\"']|\"[^\"]*\"|'[^']*')*>",
            Pattern.DOTALL);

    private BillableCharacters() {}

    /** @param document well-formed */
    static long count(String document) {
        long characters = 0;
        int depth = 0;
        int from = 0;
        Matcher tag = VOICE_TAG.matcher(document);
        while (tag.find()) {
            if (tag.group("voice") == null) {
                continue; // what looks like a tag inside a comment is none
            }
            characters += depth > 0 ? weight(document.substring(from, tag.start())) : 0;
            depth += tag.group("close").isEmpty() ? 1 : -1;
            from = tag.end();
        }
        return characters;
    }

    private static long weight(String part) {
        return part.codePoints()
                .mapToLong(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN ? 2 : 1)
                .sum();
    }
}
