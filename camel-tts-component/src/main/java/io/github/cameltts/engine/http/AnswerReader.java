package io.github.cameltts.engine.http;

import java.io.IOException;
import java.io.InputStream;

/**
 * Reads one answer while it arrives.
 *
 * @param <T> what it makes of it
 */
@FunctionalInterface
interface AnswerReader<T> {

    /**
     * @param head status and headers
     * @param body fails where the answer breaks off, is too large, or is not wanted any more; empty when there is none
     * @throws io.github.cameltts.spi.SpeechException when the answer is not what it should be; the connection is closed
     *     then, with what is left on it
     */
    T read(ApiHead head, InputStream body) throws IOException;
}
