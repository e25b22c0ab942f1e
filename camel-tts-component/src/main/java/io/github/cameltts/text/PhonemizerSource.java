package io.github.cameltts.text;

import io.github.cameltts.spi.EngineUnavailableException;

/** One way to turn text into phonemes, such as an installed library. Safe for many threads. */
public interface PhonemizerSource extends AutoCloseable {

    /** The name that chooses it in {@link PhonemizerSettings#choice()}. */
    String name();

    /**
     * A phonemizer for one voice. It is made anew each time; {@link Phonemizers} keeps it.
     *
     * @param espeakVoice a voice of espeak-ng, such as {@code en-us}
     * @throws EngineUnavailableException when it is not installed, or does not know the voice; the message begins with its
     *     name and says why
     */
    Phonemizer forVoice(String espeakVoice);

    /** Ends what it runs; its phonemizers must not be used afterwards. */
    @Override
    default void close() {}
}
