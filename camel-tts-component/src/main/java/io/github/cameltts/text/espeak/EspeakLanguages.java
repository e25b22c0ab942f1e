package io.github.cameltts.text.espeak;

import com.sun.jna.Pointer;
import io.github.cameltts.spi.EngineUnavailableException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The languages that an espeak-ng speaks. It also takes the names of its variants, such as {@code klatt}, which only colour
 * the voice of a language: alone they have no phonemes, and espeak-ng 1.51 crashes at the first sentence. Immutable.
 */
final class EspeakLanguages {

    private static final String VARIANT = "variant";

    /** Columns: priority, language, age and gender, name with underscores, file. Other languages follow in brackets. */
    private static final Pattern ROW = Pattern.compile("(?m)^ *\\d+ +(\\S+) +\\S+ +\\S+ +(\\S+)(.*)$");

    private static final Pattern OTHER = Pattern.compile("\\((\\S+) \\d+\\)");

    private final Set<String> names = new HashSet<>();

    private EspeakLanguages() {}

    /**
     * @param table what the program writes for {@code --voices}
     */
    static EspeakLanguages ofTable(String table) {
        EspeakLanguages languages = new EspeakLanguages();
        Matcher row = ROW.matcher(table);
        while (row.find()) {
            Set<String> spoken = new HashSet<>(Set.of(row.group(1)));
            OTHER.matcher(row.group(3)).results().forEach(other -> spoken.add(other.group(1)));
            languages.add(row.group(2), spoken);
        }
        return languages;
    }

    /**
     * @param voices pointers to structures that begin with the pointers name, languages and file; the last one is null
     */
    static EspeakLanguages ofList(Pointer voices) {
        EspeakLanguages languages = new EspeakLanguages();
        for (Pointer voice : voices.getPointerArray(0)) {
            Pointer[] fields = voice.getPointerArray(0, 3);
            languages.add(text(fields[2]), languages(fields[1]));
        }
        return languages;
    }

    /** Each language has a byte for its priority before it; after the last one there is a zero. */
    private static Set<String> languages(Pointer list) {
        Set<String> spoken = new HashSet<>();
        Pointer next = list;
        while (next.getByte(0) != 0) {
            String language = text(next.share(1));
            spoken.add(language);
            next = next.share(language.getBytes(StandardCharsets.UTF_8).length + 2L);
        }
        return spoken;
    }

    private static String text(Pointer text) {
        return text.getString(0, StandardCharsets.UTF_8.name());
    }

    /** The name of the file is a name of the language too: {@code gmw/en}, {@code sit/cmn-Latn-pinyin}. */
    private void add(String file, Set<String> spoken) {
        if (!spoken.contains(VARIANT)) {
            spoken.forEach(language -> names.add(language.toLowerCase(Locale.ROOT)));
            names.add(file.substring(file.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT));
        }
    }

    /** @throws EngineUnavailableException when the voice is none of the languages */
    void require(EspeakVoice voice) {
        if (!names.contains(voice.name().toLowerCase(Locale.ROOT))) {
            throw new EngineUnavailableException(
                    "this espeak-ng has no voice of that name that speaks a language. Correct"
                            + " the voice's name in the model's configuration (espeak.voice), for example to en-us or de.");
        }
    }
}
