package io.github.cameltts.routes.mix;

import java.util.Locale;

/**
 * What somebody says before the next one does.
 *
 * @param speaker as the script writes the name
 * @param text never blank
 */
public record ScriptTurn(String speaker, String text) {

    /** The name as a voice of {@code tts.voices}: lower case, a hyphen for each space. */
    public String getVoice() {
        return speaker.toLowerCase(Locale.ROOT).replaceAll("\\s+", "-");
    }

    /** What is said. */
    public String getText() {
        return text;
    }
}
