package io.github.cameltts.text;

import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.TextType;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What an SSML document says: text and pauses in order. For engines that cannot read SSML themselves.
 *
 * @param fragments at least one of them is {@link Spoken}
 */
public record SsmlDocument(List<Fragment> fragments) {

    /** A part of the document. */
    public sealed interface Fragment permits Spoken, Pause {}

    /** Text without markup, never blank. */
    public record Spoken(String text) implements Fragment {}

    /** Silence of so many milliseconds, at least 1. */
    public record Pause(int millis) implements Fragment {}

    public SsmlDocument {
        fragments = List.copyOf(fragments);
    }

    /**
     * Reads SSML 1.1 (W3C Recommendation, 7 September 2010): {@code speak}, {@code p}, {@code s}, {@code break},
     * {@code sub}, {@code say-as} and the alternative text of {@code audio} have their meaning; {@code voice},
     * {@code prosody}, {@code emphasis}, {@code lang}, {@code phoneme} and elements of other namespaces are read as the
     * text in them. Documents with a DTD, deeper than 50 elements or longer than 200,000 characters are refused, and
     * nothing outside the document is ever read.
     *
     * @throws InvalidSpeechRequestException with line and column where the document is wrong
     */
    public static SsmlDocument parse(String ssml) {
        return new SsmlReader(ssml).read();
    }

    /** The text of a request, where plain text is a document of one fragment. */
    public static SsmlDocument of(SpeechRequest request) {
        return request.textType() == TextType.SSML
                ? parse(request.text())
                : new SsmlDocument(List.of(new Spoken(request.text())));
    }

    /** All the text in one line, without the pauses. */
    public String plainText() {
        return fragments.stream()
                .filter(Spoken.class::isInstance)
                .map(fragment -> ((Spoken) fragment).text())
                .collect(Collectors.joining(" "));
    }
}
