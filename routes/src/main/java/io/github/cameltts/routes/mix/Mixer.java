package io.github.cameltts.routes.mix;

import io.github.cameltts.spi.SpeechException;
import java.nio.file.Path;

/** Puts music under a voice. Safe for many threads. */
interface Mixer extends AutoCloseable {

    /** What makes the mix, and in which version: another one is another key. */
    String identity();

    /**
     * Mixes.
     *
     * @return a WAV file at the voice's rate
     * @throws SpeechException when voice or music cannot be read, or the mix not made
     */
    byte[] mix(VoiceTrack voice, Path music) throws InterruptedException;

    @Override
    void close();
}
