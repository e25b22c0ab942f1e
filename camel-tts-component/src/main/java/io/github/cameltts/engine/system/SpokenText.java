package io.github.cameltts.engine.system;

import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.nio.charset.StandardCharsets;

/** Text as it is safe to hand to a program that speaks. */
final class SpokenText {

    private SpokenText() {}

    /**
     * Takes out what programs would obey rather than speak: control characters, and the double brackets that begin
     * phonemes in eSpeak NG and embedded commands in {@code say}.
     *
     * @return UTF-8, one line, with a line feed at the end
     * @throws InvalidSpeechRequestException when nothing is left
     */
    static byte[] encode(String text) {
        String clean =
                text.replaceAll("[\\p{Cc}\\uFEFF]+", " ").replace("[[", "[ [").strip();
        if (clean.isEmpty()) {
            throw new InvalidSpeechRequestException("The text has only control characters. Send at least one word.");
        }
        return (clean + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
