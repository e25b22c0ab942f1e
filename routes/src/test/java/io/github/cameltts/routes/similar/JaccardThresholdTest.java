package io.github.cameltts.routes.similar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JaccardThresholdTest {

    @ParameterizedTest
    @ValueSource(doubles = {0.01, 0.1, 0.3, 1.0 / 3, 0.5, 2.0 / 3, 0.7, 0.8, 0.85, 0.9, 0.95, 17.0 / 20, 0.999, 1})
    void fewestWordsAreTheLeastThatCanMatch(double value) {
        JaccardThreshold threshold = new JaccardThreshold(value);
        for (int size = 1; size <= 1000; size++) {
            int fewest = threshold.fewest(size);
            assertThat(fewest).isBetween(1, size);
            assertThat((double) fewest / size).isGreaterThanOrEqualTo(value);
            if (fewest > 1) {
                assertThat((double) (fewest - 1) / size).isLessThan(value);
            }
            assertThat(threshold.prefix(size)).isBetween(1, size);
        }
    }

    @Test
    void shareThatIsJustTheThresholdMatches() {
        JaccardThreshold threshold = new JaccardThreshold(0.85);

        assertThat(threshold.allows(JaccardThreshold.score(17, 17, 20))).isTrue();
        assertThat(threshold.allows(JaccardThreshold.score(16, 17, 19))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.5, 1.0001, Double.NaN, Double.POSITIVE_INFINITY})
    void whatIsNoShareIsRefused(double value) {
        assertThatThrownBy(() -> new JaccardThreshold(value))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("above 0 and at most 1");
    }
}
