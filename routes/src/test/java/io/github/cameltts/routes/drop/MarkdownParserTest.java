package io.github.cameltts.routes.drop;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.cameltts.TtsConstants;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MarkdownParserTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource
    void isSpokenAsProse(String what, String markdown, String prose) {
        DropRequest request =
                (DropRequest) new MarkdownParser().parse(markdown).entries().get(0);

        assertThat(request.text()).isEqualTo(prose);
        assertThat(request.headers()).containsEntry(TtsConstants.TEXT_TYPE, "text");
    }

    static Stream<Arguments> isSpokenAsProse() {
        return Stream.of(
                Arguments.of("heading", "# Weather\n\nRain", "Weather.\nRain."),
                Arguments.of("heading that ends", "## Really?\n\nYes!", "Really?\nYes!"),
                Arguments.of("quoted end", "He said \"no.\"", "He said \"no.\""),
                Arguments.of("emphasis", "**Very** *big* ~~and~~ dog_house", "Very big and dog_house."),
                Arguments.of("bullets", "- milk\n- eggs\n  and ham\n", "milk.\neggs and ham."),
                Arguments.of("numbers", "3. cut\n4. paste\n", "3: cut.\n4: paste."),
                Arguments.of("nested", "- a\n  - b\n- c\n", "a.\nb.\nc."),
                Arguments.of("tasks", "- [x] wash\n- [ ] iron\n", "wash.\niron."),
                Arguments.of("link", "See [the map](https://a.example/x?y=1).", "See the map."),
                Arguments.of("bare link", "See <https://a.example/x?y=1>.", "See a.example."),
                Arguments.of("mail", "Write to <me@a.example>.", "Write to me@a.example."),
                Arguments.of("image", "![A red fox](fox.png \"Fox\")", "A red fox."),
                Arguments.of("inline code", "Call `run()` now.", "Call run() now."),
                Arguments.of(
                        "code blocks", "Before\n\n```java\nint x;\n```\n\n    indented\n\nAfter", "Before.\nAfter."),
                Arguments.of("html inline", "A <b>bold</b> word<br>here", "A bold word here."),
                Arguments.of(
                        "html block",
                        "<div class=\"x\">\n  Hi &amp; bye\n</div>\n<script>\nvar a = 1;\n</script>\n\nEnd",
                        "Hi & bye.\nEnd."),
                Arguments.of("comment", "<!-- hidden\n# x -->\n\nSeen", "Seen."),
                Arguments.of(
                        "table",
                        "| City | Year |\n|---|---|\n| **Oslo** | 1048 |\n| Bonn | |\n",
                        "City: Oslo, Year: 1048.\nCity: Bonn."),
                Arguments.of("table of titles", "| a | b |\n|---|---|\n", "a, b."),
                Arguments.of("front matter", "---\ntitle: x\ntags: [a]\n---\n# Hello\n", "Hello."),
                Arguments.of("rule is no front matter", "One\n\n---\n\nTwo\n", "One.\nTwo."),
                Arguments.of("quote", "> To be\n> or not", "To be or not."),
                Arguments.of("entities", "Fish &amp; chips &copy; 5 &lt; 6", "Fish & chips © 5 < 6."),
                Arguments.of("escapes", "1\\. not \\*bold\\*", "1. not *bold*."),
                Arguments.of("footnote", "Fact[^1] stands.\n", "Fact stands."));
    }
}
