package io.github.cameltts.routes.mix;

import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A dialogue as people write it: a line that begins with {@code NAME:} begins a turn, which goes on to the next one. So does
 * a tag such as {@code [S1]}, as Dia has them, anywhere. What stands before the first turn is the title.
 *
 * @param title empty where there is none
 * @param turns at least one
 */
record Script(String title, List<ScriptTurn> turns) {

    /** Up to three words, perhaps in bold, and the colon; or a tag. */
    private static final Pattern SPEAKER = Pattern.compile(
            "^[ \\t]*(?:\\*\\*)?(\\p{L}[\\p{L}\\p{N}._'-]{0,29}(?: [\\p{L}\\p{N}._'-]{1,29}){0,2})(?:\\*\\*)?:(?:\\*\\*)?(?=\\s|$)"
                    + "|\\[(S\\d{1,2})\\]",
            Pattern.MULTILINE);

    private static final Pattern TITLE_MARKS = Pattern.compile("^[#\\s]+|[.\\s]+$");

    Script {
        turns = List.copyOf(turns);
    }

    /** @throws InvalidSpeechRequestException when nobody says anything, or somebody nothing */
    static Script parse(String text) {
        Matcher speaker = SPEAKER.matcher(text);
        if (!speaker.find()) {
            throw new InvalidSpeechRequestException(
                    "The script names no speaker. Begin each turn on a line of its own with a name and a colon, such as"
                            + " 'ANNA: Hello.'; in Markdown with an empty line between turns.");
        }
        String title = TITLE_MARKS.matcher(text.substring(0, speaker.start())).replaceAll("");
        List<ScriptTurn> turns = new ArrayList<>();
        boolean more = true;
        while (more) {
            String name = speaker.group(1) != null ? speaker.group(1) : speaker.group(2);
            int start = speaker.end();
            more = speaker.find();
            turns.add(turn(name, text.substring(start, more ? speaker.start() : text.length()), turns.size() + 1));
        }
        return new Script(title, turns);
    }

    private static ScriptTurn turn(String name, String text, int number) {
        if (text.isBlank()) {
            throw new InvalidSpeechRequestException(
                    "Turn " + number + " of the script has a speaker and no text. Write what is said, or remove it.");
        }
        return new ScriptTurn(name, text.strip());
    }
}
