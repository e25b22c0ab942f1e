package io.github.cameltts.text.espeak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cameltts.text.Phonemizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The phonemes that Piper itself publishes for some sentences of each language: {@code etc/test_sentences/*.jsonl} of <a
 * href="https://github.com/rhasspy/piper">rhasspy/piper</a>. They lie in the folder {@code piper-sentences} where the system
 * property {@code tts.test.voices} says; without it these tests are skipped.
 */
@Timeout(60)
class PiperSentencesTest {

    private static final EspeakLibrarySource SOURCE = new EspeakLibrarySource(Optional.empty());

    /** In Russian, Spanish and Nepali its espeak-ng was another version, and in Vietnamese the one tone is not written. */
    @ParameterizedTest
    @CsvSource(textBlock = """
            ar, 0
            ca, 0
            cs, 0
            de, 0
            en-gb-x-rp, 0
            en-us, 0
            es, 0.01
            eu, 0
            fi, 0
            fr, 0
            hu, 0.01
            ka, 0
            ne, 0.01
            nl, 0
            pl, 0
            pt-br, 0.01
            ro, 0
            ru, 0.02
            sk, 0
            sr, 0
            sw, 0
            tr, 0
            vi, 0.06
            """)
    void phonemesAreThoseOfPiper(String voice, double mostErrors) throws IOException {
        List<JsonNode> sentences = sentences(voice);
        InstalledEspeak.assume(SOURCE);
        Phonemizer phonemizer = SOURCE.forVoice(voice);
        double errors = 0;
        double length = 0;
        for (JsonNode sentence : sentences) {
            StringBuilder phonemes = new StringBuilder();
            sentence.get("phonemes").forEach(phoneme -> phonemes.append(phoneme.asText()));
            String expected = withoutMarks(phonemes.toString());
            String actual =
                    withoutMarks(phonemizer.phonemize(sentence.get("text").asText()));
            errors += LevenshteinDistance.getDefaultInstance().apply(expected, actual);
            length += expected.length();
        }

        assertThat(errors / length).isLessThanOrEqualTo(mostErrors);
    }

    private static List<JsonNode> sentences(String voice) throws IOException {
        Path file = Path.of(System.getProperty("tts.test.voices", ""), "piper-sentences", "test_" + voice + ".jsonl");
        if (!Files.exists(file)) {
            System.err.println(
                    "Skipped: set -Dtts.test.voices=<folder> with piper-sentences to compare with Piper's phonemes");
            abort("no sentences of Piper");
        }
        JsonMapper json = new JsonMapper();
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank())
                .map(line -> read(json, line))
                .toList();
    }

    private static JsonNode read(JsonMapper json, String line) {
        try {
            return json.readTree(line);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String withoutMarks(String phonemes) {
        return Normalizer.normalize(phonemes, Normalizer.Form.NFD)
                .replaceAll("[.,;:!?\u200D]+", " ")
                .replaceAll("\\s+", " ")
                .strip();
    }
}
