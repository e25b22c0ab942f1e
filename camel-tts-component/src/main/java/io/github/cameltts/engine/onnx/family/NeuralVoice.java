package io.github.cameltts.engine.onnx.family;

import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.util.List;

/**
 * A voice that a family has opened: two halves, and what people choose. Holds no native memory, so it may be kept while
 * its model is not loaded. Thread-safe.
 */
public interface NeuralVoice {

    /** Hertz of the samples that the model gives. */
    int sampleRate();

    /** BCP 47, empty when the model does not tell. */
    String language();

    /** The speakers, the default first; empty when the model has only one. */
    List<Speaker> speakers();

    /**
     * Whether it can speak so; a family that mixes speakers knows more names than it lists.
     *
     * @throws InvalidSpeechRequestException when it is a mix that cannot be read, or of unknown speakers
     */
    default boolean speaksAs(String speaker) {
        return speaker.isEmpty()
                || speakers().stream().anyMatch(one -> one.name().equals(speaker));
    }

    /**
     * Turns text into ids for one speaker.
     *
     * @param speaker one that {@link #speaksAs} knows, empty for the first
     * @throws InvalidSpeechRequestException when it cannot read the speaker's language
     */
    Frontend frontend(String speaker);

    /** Asks the model. */
    AcousticModel acoustics();
}
