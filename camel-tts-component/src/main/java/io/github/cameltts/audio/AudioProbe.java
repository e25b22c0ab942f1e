package io.github.cameltts.audio;

import io.github.cameltts.spi.InvalidAudioException;

/** Reads the structure of one audio format without decoding the sound. Implementations have no state. */
interface AudioProbe {

    /** Whether the bytes begin like this format; always false for a format without a header. */
    boolean recognizes(byte[] audio);

    /**
     * Walks through the whole audio.
     *
     * @param audio at least one byte
     * @param sampleRate hertz that the caller knows of, 0 when unknown; only headerless formats need it
     * @throws InvalidAudioException when the bytes are not this format, or end early
     */
    AudioInfo probe(byte[] audio, int sampleRate);
}
