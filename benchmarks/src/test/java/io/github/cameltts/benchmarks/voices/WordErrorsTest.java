package io.github.cameltts.benchmarks.voices;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordErrorsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    The soup, please!       | the soup please       | 0
                    the soup is hot         | the suit is hot       | 1
                    the soup is hot         | soup hot              | 2
                    the soup                | the big red soup      | 2
                    don't go                | do not go             | 2
                    the soup is hot         | ''                    | 4
                    a b c d                 | b c d e               | 2
                    """)
    void countsTheFewestChanges(String said, String heard, int errors) {
        WordErrors counted = new WordErrors();

        counted.count(said, heard);

        assertThat(counted.errors()).isEqualTo(errors);
    }
}
