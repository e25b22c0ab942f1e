package io.github.cameltts.engine.onnx.family;

import io.github.cameltts.text.Phonemizer;
import io.github.cameltts.text.TextNormalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** For models that were trained on letters: the text as it is spoken, in lower case. Thread-safe. */
final class Letters implements Phonemizer {

    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0]+");
    private static final Pattern SPEAKABLE = Pattern.compile("[\\p{L}\\p{N}]");

    private final String language;
    private final TextNormalizer normalizer;

    /** @param language BCP 47, empty when unknown */
    Letters(String language) {
        this.language = language;
        normalizer = TextNormalizer.forLanguage(language);
    }

    @Override
    public String id() {
        return "letters";
    }

    @Override
    public String version() {
        return "2/" + TextNormalizer.version();
    }

    @Override
    public String language() {
        return language;
    }

    @Override
    public boolean reads(int character) {
        return normalizer.keeps(character);
    }

    @Override
    public String phonemize(String text) {
        String lower = normalizer.normalize(text).toLowerCase(Locale.forLanguageTag(language));
        return SPEAKABLE.matcher(lower).find()
                ? SPACES.matcher(lower).replaceAll(" ").strip()
                : "";
    }
}
