package io.github.cameltts.engine.onnx.speech;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.engine.onnx.family.Frontend;
import io.github.cameltts.engine.onnx.speech.Segment.Pause;
import io.github.cameltts.engine.onnx.speech.Segment.Sentence;
import io.github.cameltts.spi.AudioFormat;
import io.github.cameltts.spi.Prosody;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.TextType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ScriptTest {

    private final List<String> read = new ArrayList<>();

    /** A sentence for each full stop, of as many ids as it has characters. */
    private final Frontend lengths = new Frontend() {
        @Override
        public String id() {
            return "lengths";
        }

        @Override
        public List<long[]> sentences(String text) {
            read.add(text);
            return Arrays.stream(text.split("\\."))
                    .map(String::strip)
                    .filter(sentence -> !sentence.isEmpty())
                    .map(sentence -> new long[sentence.length()])
                    .toList();
        }
    };

    @Test
    void aGapLiesBetweenTwoSentencesOnly() {
        assertThat(played(script("One. Four. Seven.", TextType.TEXT)))
                .containsExactly("3", "200 ms", "4", "200 ms", "5");
    }

    @Test
    void aBreakTakesThePlaceOfTheGap() {
        assertThat(played(script("<speak>One. <break time='700ms'/> Four. Seven.</speak>", TextType.SSML)))
                .containsExactly("3", "700 ms", "4", "200 ms", "5");
    }

    @Test
    void theEndOfALongTextIsNotReadBeforeItIsNeeded() {
        Script script = script("A sentence of some words. ".repeat(100).strip(), TextType.TEXT);

        script.next();

        assertThat(read).hasSize(1);
        assertThat(read.get(0).length()).isLessThanOrEqualTo(300);
    }

    @Test
    void nothingToSayIsNothing() {
        assertThat(played(script("...", TextType.TEXT))).isEmpty();
    }

    private Script script(String text, TextType type) {
        SpeechRequest request = new SpeechRequest(
                text,
                type,
                "",
                "en-US",
                "",
                AudioFormat.PCM,
                0,
                Prosody.NEUTRAL,
                Optional.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                new TreeMap<>());
        return new Script(request, "en-US", lengths, 200);
    }

    private static List<String> played(Script script) {
        List<String> played = new ArrayList<>();
        for (Optional<Segment> next = script.next(); next.isPresent(); next = script.next()) {
            Segment segment = next.get();
            played.add(
                    segment instanceof Pause pause
                            ? pause.millis() + " ms"
                            : Integer.toString(((Sentence) segment).ids().length));
        }
        return played;
    }
}
