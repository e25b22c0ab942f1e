package io.github.cameltts.engine.onnx.family;

import io.github.cameltts.text.Phonemizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * For models that were trained on letters: the text itself, in lower case.
 *
 * @param language BCP 47, empty when unknown
 */
record Letters(String language) implements Phonemizer {

    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0]+");
    private static final Pattern SPEAKABLE = Pattern.compile("[\\p{L}\\p{N}]");

    @Override
    public String id() {
        return "letters";
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public String phonemize(String text) {
        String lower = text.toLowerCase(Locale.forLanguageTag(language));
        return SPEAKABLE.matcher(lower).find()
                ? SPACES.matcher(lower).replaceAll(" ").strip()
                : "";
    }
}
