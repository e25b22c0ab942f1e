package io.github.cameltts.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SpeakerEmbeddingTest {

    private static final SpeakerEmbedding EAST = SpeakerEmbedding.ofVector(1, 0);

    @Test
    void similarityIsTheCosineOfTheAngleWhateverTheLengths() {
        assertThat(EAST.similarity(SpeakerEmbedding.ofVector(5, 0))).isEqualTo(1);
        assertThat(EAST.similarity(SpeakerEmbedding.ofVector(0, 3))).isZero();
        assertThat(EAST.similarity(SpeakerEmbedding.ofVector(-2, 0))).isEqualTo(-1);
        assertThat(SpeakerEmbedding.ofVector(2, 2).similarity(EAST)).isCloseTo(Math.sqrt(0.5), within(1e-9));
    }

    @Test
    void hugeAndTinyVectorsAreComparedAsWell() {
        SpeakerEmbedding huge = SpeakerEmbedding.ofVector(Float.MAX_VALUE, Float.MAX_VALUE);
        SpeakerEmbedding tiny = SpeakerEmbedding.ofVector(1e-30f, 1e-30f);

        assertThat(huge.similarity(tiny)).isCloseTo(1, within(1e-6));
    }

    @Test
    void nothingIsLikeAVectorOfZeros() {
        assertThat(EAST.similarity(SpeakerEmbedding.ofVector(0, 0))).isZero();
    }

    @Test
    void vectorsOfTwoEncodersAreNotCompared() {
        SpeakerEmbedding longer = SpeakerEmbedding.ofVector(1, 0, 0);

        assertThatThrownBy(() -> EAST.similarity(longer))
                .isInstanceOf(InvalidSpeechRequestException.class)
                .hasMessageContaining("2 and 3 numbers")
                .hasMessageContaining("same encoder");
    }
}
