package io.github.cameltts.routes.http.elevenlabs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlignmentEstimateTest {

    @ParameterizedTest
    @ValueSource(
            strings = {"Hello, world. How are you?", "a", ".", "   ", "!!!", "你好，世界。", "Camels 🐫 drink 100 litres."})
    void timesFollowEachOtherFromTheBeginningToTheEnd(String text) {
        Alignment alignment = AlignmentEstimate.of(text, 2.5);

        assertThat(String.join("", alignment.characters())).isEqualTo(text);
        assertThat(alignment.characters()).hasSize(text.codePointCount(0, text.length()));
        assertThat(alignment.starts().get(0)).isZero();
        assertThat(alignment.ends().get(alignment.ends().size() - 1)).isEqualTo(2.5);
        IntStream.range(1, alignment.starts().size())
                .forEach(i -> assertThat(alignment.starts().get(i))
                        .isEqualTo(alignment.ends().get(i - 1)));
        assertThat(alignment.starts()).isSorted();
    }

    @Test
    void punctuationIsAPauseAndADigitIsAWord() {
        Alignment alignment = AlignmentEstimate.of("a, b. c 7 d", 10);

        assertThat(length(alignment, ",")).isGreaterThan(2 * length(alignment, "a"));
        assertThat(length(alignment, ".")).isGreaterThan(length(alignment, ","));
        assertThat(length(alignment, "7")).isGreaterThan(length(alignment, "a"));
        assertThat(length(alignment, " ")).isLessThan(length(alignment, "a"));
    }

    @Test
    void pauseAtTheEndIsNotHeard() {
        Alignment alignment = AlignmentEstimate.of("ab.", 3);

        assertThat(length(alignment, ".")).isEqualTo(length(alignment, "a"));
    }

    @Test
    void spansOfTimeHaveEachCharacterOnce() {
        Alignment alignment = AlignmentEstimate.of("Hello, world. How are you?", 2.5);

        String together = DoubleStream.of(0, 0.7, 1.4, 2.1)
                .mapToObj(from -> alignment.between(from, from == 2.1 ? Double.POSITIVE_INFINITY : from + 0.7))
                .map(part -> String.join("", part.characters()))
                .collect(Collectors.joining());

        assertThat(together).isEqualTo("Hello, world. How are you?");
        assertThat(alignment.between(0.7, 0.7).characters()).isEmpty();
    }

    @Test
    void nothingIsHeardOfNoText() {
        assertThat(AlignmentEstimate.of("", 1).characters()).isEqualTo(List.of());
    }

    private static double length(Alignment alignment, String character) {
        int index = alignment.characters().indexOf(character);
        return Math.round((alignment.ends().get(index) - alignment.starts().get(index)) * 100) / 100.0;
    }
}
