package io.github.cameltts.engine.onnx.family;

import java.util.List;

/** The first half of a voice: turns text into what its model was trained on. Thread-safe. */
public interface Frontend {

    /**
     * Names all code and data that decide on the ids, such as the phonemizer and its version. Part of the cache key, so it
     * changes whenever the same text may give other ids.
     */
    String id();

    /**
     * Reads a text.
     *
     * @param text plain text of any length
     * @return the ids of each sentence in order, none of them longer than the model bears; empty when the text holds
     *     nothing that can be spoken
     */
    List<long[]> sentences(String text);
}
