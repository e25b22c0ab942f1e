package io.github.cameltts.routes.drop;

import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads an input file: bounded, decoded, by the parser of its extension. */
final class InputReader {

    private final long maxBytes;
    private final Map<String, InputParser> parsers = new TreeMap<>();

    /** @param maxBytes larger files are refused */
    InputReader(long maxBytes) {
        this.maxBytes = maxBytes;
        parsers.put(".txt", new PlainTextParser());
        parsers.put(".md", new MarkdownParser());
        parsers.put(".ssml", new SsmlParser());
        parsers.put(".json", new JsonRequestParser());
    }

    /** @throws InvalidSpeechRequestException if the file cannot be spoken; the message says what to do */
    DropInput read(Path file) {
        InputParser parser = parserFor(file);
        String content = TextDecoder.decode(bytes(file));
        if (content.isBlank()) {
            throw new InvalidSpeechRequestException("The file is empty. Write the text to speak into it.");
        }
        return parser.parse(content);
    }

    private InputParser parserFor(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String extension = dot < 0 ? "" : name.substring(dot).toLowerCase(Locale.ROOT);
        InputParser parser = parsers.get(extension);
        if (parser == null) {
            throw new InvalidSpeechRequestException(
                    (extension.isEmpty() ? "A file without extension" : "A file of type '" + extension + "'")
                            + " cannot be spoken. Use one of " + String.join(", ", parsers.keySet()) + ".");
        }
        return parser;
    }

    private byte[] bytes(Path file) {
        if (Files.isSymbolicLink(file)) {
            throw new InvalidSpeechRequestException(
                    "The file is a link, which could lead anywhere. Put a copy of the file itself into the inbox.");
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(Math.toIntExact(maxBytes + 1));
            if (bytes.length > maxBytes) {
                throw new InvalidSpeechRequestException("The file is larger than " + maxBytes
                        + " bytes. Split it into smaller files, or raise maxFileSize of the file drop.");
            }
            return bytes;
        } catch (AccessDeniedException e) {
            throw new InvalidSpeechRequestException("The file may not be read. Change its permissions.", e);
        } catch (IOException e) {
            throw new InvalidSpeechRequestException("The file cannot be read: " + e.getMessage(), e);
        }
    }
}
