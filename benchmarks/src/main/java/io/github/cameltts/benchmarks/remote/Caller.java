package io.github.cameltts.benchmarks.remote;

import java.io.IOException;
import java.io.InputStream;

/** One way to call the service. Used by many threads at once. */
@FunctionalInterface
interface Caller {

    /** Sends one text and returns the audio, perhaps before it is complete. */
    InputStream speak(Pace pace, String text) throws Exception;

    /**
     * Reads all of the audio.
     *
     * @throws IOException when it is not all there, so that no other case is ever measured
     */
    default void speakToTheEnd(Pace pace, String text) throws Exception {
        try (InputStream audio = speak(pace, text)) {
            byte[] buffer = new byte[16 << 10];
            int total = 0;
            for (int count = audio.read(buffer); count >= 0; count = audio.read(buffer)) {
                total += count;
            }
            if (total != SpeechServer.audioBytes()) {
                throw new IOException("Got " + total + " bytes instead of " + SpeechServer.audioBytes());
            }
        }
    }
}
