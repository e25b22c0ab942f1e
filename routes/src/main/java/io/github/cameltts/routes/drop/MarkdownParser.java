package io.github.cameltts.routes.drop;

import io.github.cameltts.TtsConstants;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;

/** Markdown (CommonMark with tables) as prose: what a person would read aloud, none of the marks. */
final class MarkdownParser implements InputParser {

    /** Metadata between lines of three dashes at the very start, as site generators use it. */
    private static final Pattern FRONT_MATTER =
            Pattern.compile("\\A---[ \\t]*\\R(?s:.*?)(?<=\\n)(?:---|\\.\\.\\.)[ \\t]*(?:\\R|\\z)");

    private final Parser parser =
            Parser.builder().extensions(List.of(TablesExtension.create())).build();

    @Override
    public DropInput parse(String content) {
        ProseWriter prose = new ProseWriter(parser);
        parser.parse(FRONT_MATTER.matcher(content).replaceFirst("")).accept(prose);
        String text = prose.text();
        if (text.isBlank()) {
            throw new InvalidSpeechRequestException(
                    "The file holds nothing to speak: code blocks, links and metadata are left out. Add some text.");
        }
        return DropInput.of(text, Map.of(TtsConstants.TEXT_TYPE, "text"));
    }
}
