package io.github.cameltts.text.locale;

import com.ibm.icu.util.ULocale;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a language reads for abbreviations and signs, from the resource {@code words-LANGUAGE.txt}: lines
 * {@code written = spoken}. A colon stands for the word between hours and minutes, a dash for that between the ends of a
 * range, a dot for that within addresses.
 */
final class LanguageWords {

    private static final String EQUALS = " = ";

    private final Map<String, String> words;

    LanguageWords(ULocale locale) {
        words = read("words-" + locale.getLanguage() + ".txt");
    }

    Map<String, String> all() {
        return words;
    }

    Optional<String> of(String written) {
        return Optional.ofNullable(words.get(written));
    }

    private static Map<String, String> read(String resource) {
        Map<String, String> words = new LinkedHashMap<>();
        try (InputStream in = LanguageWords.class.getResourceAsStream(resource)) {
            if (in == null) {
                return words;
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("##"))
                    .forEach(line -> {
                        int equals = line.indexOf(EQUALS, 1);
                        words.put(line.substring(0, equals), line.substring(equals + EQUALS.length()));
                    });
            return words;
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read", e);
        }
    }
}
