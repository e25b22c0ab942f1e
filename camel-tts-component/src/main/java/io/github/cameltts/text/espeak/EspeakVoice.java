package io.github.cameltts.text.espeak;

import com.ibm.icu.util.ULocale;
import io.github.cameltts.spi.EngineUnavailableException;
import java.util.regex.Pattern;

/**
 * A voice of espeak-ng by name. espeak-ng looks for a file of that name, so nothing that leads to another folder is one.
 * Variants such as {@code en-us+f3} change only the sound of espeak-ng's own speech, so they are none either.
 *
 * @param name such as {@code en-us}, {@code cmn}
 */
record EspeakVoice(String name) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]{0,63}");

    EspeakVoice {
        if (!NAME.matcher(name).matches()) {
            throw new EngineUnavailableException("espeak-ng has no voices with such names. Correct the voice's name in"
                    + " the model's configuration (espeak.voice), for example to en-us or de.");
        }
    }

    /** What it speaks, as well as ICU understands the name. */
    ULocale locale() {
        return ULocale.createCanonical(ULocale.forLanguageTag(name));
    }
}
