package io.github.cameltts.text.locale;

import io.github.cameltts.text.AsciiMarks;
import io.github.cameltts.text.TextRule;
import java.text.Normalizer;
import java.util.regex.Pattern;

/** One form for what has several: digits of all scripts, marks, spaces, composed letters. Comes first. */
final class LocaleCharacterRule implements TextRule {

    private static final Pattern NOT_SPOKEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Co}&&[^\\s]]");
    private static final Pattern DIGIT = Pattern.compile("[\\p{Nd}&&[^0-9]]");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    @Override
    public String apply(String text) {
        String composed = Normalizer.normalize(NOT_SPOKEN.matcher(text).replaceAll(""), Normalizer.Form.NFC);
        String digits = DIGIT.matcher(composed)
                .replaceAll(m -> Integer.toString(Character.digit(m.group().codePointAt(0), 10)));
        return SPACES.matcher(AsciiMarks.of(digits)).replaceAll(" ").strip();
    }
}
