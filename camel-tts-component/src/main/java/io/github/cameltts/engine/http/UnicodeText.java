package io.github.cameltts.engine.http;

import io.github.cameltts.spi.InvalidSpeechRequestException;

/** Text that every encoding can carry. */
final class UnicodeText {

    private UnicodeText() {}

    /**
     * @throws InvalidSpeechRequestException when it has half of a surrogate pair, which would become another character
     */
    static void require(String text) {
        if (text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
            throw new InvalidSpeechRequestException(
                    "The text has half of a surrogate pair in it, which is no character. Take it out.");
        }
    }
}
