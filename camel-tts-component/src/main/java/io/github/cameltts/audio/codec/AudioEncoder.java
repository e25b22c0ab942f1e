package io.github.cameltts.audio.codec;

import io.github.cameltts.spi.AudioFormat;
import java.util.List;

/** Makes files of one format out of samples: the same samples always become the same bytes. Safe for many threads. */
public interface AudioEncoder {

    /** What it makes. */
    AudioFormat format();

    /**
     * Names the code that encodes and its version. It is part of the key, so raise the version with every change of the
     * bytes.
     */
    String id();

    /** Hertz that it can be asked for, ascending, never empty. */
    List<Integer> sampleRates();

    /** The rate to choose where nobody asks for one: the lowest that keeps all of the samples' sound, else the highest. */
    default int sampleRateFor(int hertz) {
        return sampleRates().stream().filter(rate -> rate >= hertz).findFirst().orElseGet(() -> sampleRates()
                .get(sampleRates().size() - 1));
    }

    /**
     * Encodes one recording.
     *
     * @param samples of one channel, at least one
     * @param sampleRate hertz, one of {@link #sampleRates()}
     * @return a whole file
     */
    byte[] encode(short[] samples, int sampleRate);
}
