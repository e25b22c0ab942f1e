package io.github.cameltts.text.espeak;

import java.util.regex.Pattern;

/** Takes out of espeak-ng's phonemes what is not one. */
final class EspeakIpa {

    /** Where another language begins or ends: {@code (en)}, {@code (en-us)}. */
    private static final Pattern SWITCH = Pattern.compile("\\([A-Za-z][A-Za-z0-9-]*\\)|\\p{Cf}");

    private static final Pattern SPACES = Pattern.compile("[\\p{Cc}\\s]+");

    private EspeakIpa() {}

    static String clean(String phonemes) {
        return SPACES.matcher(SWITCH.matcher(phonemes).replaceAll(""))
                .replaceAll(" ")
                .strip();
    }
}
