package io.github.cameltts.routes.drop;

/** Reads one type of input file. Implementations keep no state. */
@FunctionalInterface
interface InputParser {

    /**
     * @param content the decoded file, not blank
     * @throws io.github.cameltts.spi.InvalidSpeechRequestException if nothing in it can be spoken; the message says what
     *     to do
     */
    DropInput parse(String content);
}
