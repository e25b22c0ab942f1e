package io.github.cameltts.benchmarks.voices;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.audio.WavFile;
import io.github.cameltts.engine.builtin.BuiltinEngine;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.SpeechRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A recogniser that had no part in the making of the builtin voice understands it. */
class IntelligibilityTest {

    /** Measured: 8 % (8 of 100 words). Such a small set is noisy, and another voice as good may lose a few words more. */
    private static final double WORST_RATE = 0.12;

    private static Recogniser recogniser;
    private static final BuiltinEngine ENGINE = new BuiltinEngine();

    @BeforeAll
    static void loadRecogniser() throws Exception {
        recogniser = new Recogniser();
    }

    @AfterAll
    static void close() {
        recogniser.close();
        ENGINE.close();
    }

    @Test
    void everydaySentencesAreUnderstood() throws Exception {
        WordErrors errors = new WordErrors();

        for (String sentence : everyday()) {
            errors.count(sentence, recogniser.hear(say(sentence), 22050));
        }

        assertThat(errors.rate())
                .as("word error rate of the builtin voice: %s", errors)
                .isLessThan(WORST_RATE);
    }

    @Test
    void whatIsSaidBackwardsIsNotUnderstood() throws Exception {
        String sentence = everyday().get(1);
        WordErrors errors = new WordErrors();

        errors.count(sentence, recogniser.hear(backwards(say(sentence)), 22050));

        assertThat(errors.rate()).isGreaterThan(0.7);
    }

    private static List<String> everyday() throws Exception {
        return Files.readAllLines(Path.of("../models/builtin-slt/evaluation/everyday.txt"));
    }

    private static float[] say(String sentence) throws Exception {
        SpeechRequest request = SpeechRequest.of(sentence, "slt", "en-US", AudioFormat.WAV, 22050);
        return WavFile.decode(ENGINE.synthesize(request).audio()).samples();
    }

    private static float[] backwards(float[] samples) {
        float[] turned = new float[samples.length];
        for (int i = 0; i < samples.length; i++) {
            turned[i] = samples[samples.length - 1 - i];
        }
        return turned;
    }
}
