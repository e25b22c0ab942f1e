package io.github.cameltts.jbang;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the project's README quotes is what the tests run, and what it links to is there. */
class ReadmeTest {

    private static final Path ROOT = Path.of("../..");
    private static final Pattern QUOTE =
            Pattern.compile("<!-- quoted from (\\S+) -->\\n```\\w+\\n(.*?)```", Pattern.DOTALL);
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]+)\\)");

    private final String readme = read("README.md");

    @Test
    void quotesAreTheFilesThatRun() {
        Matcher quote = QUOTE.matcher(readme);
        int quotes = 0;
        while (quote.find()) {
            assertThat(quote.group(2)).isEqualTo(read(quote.group(1)));
            quotes++;
        }
        assertThat(quotes).isPositive();
    }

    @Test
    void linksLeadSomewhere() {
        assertThat(LINK.matcher(readme).results().map(link -> ROOT.resolve(link.group(1))))
                .isNotEmpty()
                .allSatisfy(target -> assertThat(target).exists());
    }

    private static String read(String file) {
        try {
            return Files.readString(ROOT.resolve(file)).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
