package io.github.cameltts.engine.http;

/**
 * Unpacks the audio of one answer as its bytes arrive, where a service wraps audio in something else. Used by one thread,
 * for one answer.
 */
public interface AudioDecoder {

    /**
     * Takes the next bytes of the body, cut anywhere.
     *
     * @param bytes at least one
     * @return the audio that can be told now, possibly none; it is not changed any more
     * @throws io.github.cameltts.spi.InvalidAudioException when the body is not what it should be
     */
    byte[] decode(byte[] bytes);

    /**
     * Called once after the last byte.
     *
     * @return the audio that is left, possibly none
     * @throws io.github.cameltts.spi.InvalidAudioException when something is missing
     */
    byte[] end();
}
