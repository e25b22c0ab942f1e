package io.github.cameltts.routes.warm;

/** Reads lists of one type. Implementations keep no state. */
@FunctionalInterface
interface ListReader {

    /**
     * @param list gets the requests and the failures
     * @throws io.github.cameltts.spi.InvalidSpeechRequestException if it cannot be read at all
     */
    void read(String content, WarmList list);
}
