package io.github.cameltts.text;

import com.ibm.icu.text.BreakIterator;
import com.ibm.icu.util.ULocale;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.TextLimit;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/**
 * Cuts a text that is too long for one call of an engine. Each part is as long as it may be; it ends at a sentence's end,
 * else at a clause's, else between words, and only inside a word that is longer than a part. A dialogue with tags such as
 * {@code [S1]} is cut between two turns; what is left of a turn that is longer than a part begins with its tag again. Not
 * thread-safe.
 */
public final class TextSplitter {

    private final String text;
    private final TextLimit limit;
    private final DialogueTurns turns;
    private final List<CutPlaces> bestFirst;

    private TextSplitter(String text, String language, TextLimit limit) {
        this.text = text;
        this.limit = limit;
        this.turns = new DialogueTurns(text);
        ULocale locale = ULocale.forLanguageTag(language);
        BreakIterator characters = over(BreakIterator.getCharacterInstance(locale));
        this.bestFirst = List.of(
                CutPlaces.where(turns::beginAt),
                CutPlaces.boundaries(
                        over(BreakIterator.getSentenceInstance(locale)), place -> !Abbreviations.endAt(text, place)),
                CutPlaces.where(place -> ClausePunctuation.endsAt(text, place) && characters.isBoundary(place)),
                CutPlaces.where(
                        place -> Character.isWhitespace(text.charAt(place - 1)) && characters.isBoundary(place)),
                // Words of Thai, Chinese or Japanese have no space between them.
                CutPlaces.boundaries(over(BreakIterator.getLineInstance(locale))),
                CutPlaces.boundaries(characters));
    }

    private BreakIterator over(BreakIterator boundaries) {
        boundaries.setText(text);
        return boundaries;
    }

    /**
     * Cuts a text into parts that an engine takes.
     *
     * @param language BCP 47, empty when unknown
     * @return in order, without white space around them; together they have every word of the text. Parts of nothing but
     *     punctuation are left out, because engines answer them with no audio
     * @throws InvalidSpeechRequestException when the limit is shorter than one character as people see it
     */
    public static List<String> split(String text, String language, TextLimit limit) {
        if (limit.allows(text)) {
            return List.of(text);
        }
        List<String> parts = new TextSplitter(text, language, limit).parts();
        List<String> spoken = parts.stream().filter(TextSplitter::isSpeakable).toList();
        return spoken.isEmpty() ? parts : spoken;
    }

    private List<String> parts() {
        List<String> parts = new ArrayList<>();
        for (int from = afterSpaces(0); from < text.length(); ) {
            String tag = turns.repeatedAt(from);
            int cut = cut(from, tag.length());
            parts.add(tag + text.substring(from, cut).strip());
            from = afterSpaces(cut);
        }
        return parts;
    }

    private int cut(int from, int taken) {
        int left = limit.most() - taken;
        int reach = left < 1 ? from : new TextLimit(left, limit.unit()).reach(text, from);
        // White space at a part's end is not sent, so it need not fit.
        int atMost = afterSpaces(reach);
        if (atMost == text.length()) {
            return atMost;
        }
        for (CutPlaces places : bestFirst) {
            OptionalInt place = places.last(from, atMost);
            if (place.isPresent()) {
                return place.getAsInt();
            }
        }
        throw new InvalidSpeechRequestException("A single character of the text is longer than the " + limit
                + " that the engine takes in one call. Leave it out.");
    }

    private int afterSpaces(int from) {
        int at = from;
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean isSpeakable(String part) {
        return part.codePoints().anyMatch(c -> switch (Character.getType(c)) {
            case Character.CONNECTOR_PUNCTUATION,
                    Character.DASH_PUNCTUATION,
                    Character.START_PUNCTUATION,
                    Character.END_PUNCTUATION,
                    Character.INITIAL_QUOTE_PUNCTUATION,
                    Character.FINAL_QUOTE_PUNCTUATION,
                    Character.OTHER_PUNCTUATION,
                    Character.SPACE_SEPARATOR -> false;
            default -> true;
        });
    }
}
