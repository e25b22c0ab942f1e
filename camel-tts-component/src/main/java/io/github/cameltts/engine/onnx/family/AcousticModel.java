package io.github.cameltts.engine.onnx.family;

import io.github.cameltts.engine.onnx.session.ModelInputs;
import io.github.cameltts.spi.InvalidSpeechRequestException;

/**
 * The second half of a voice: says how its model is asked. It never touches native memory: it gives plain arrays, and
 * gets the samples as floats of nominally -1 to 1. Thread-safe.
 */
public interface AcousticModel {

    /**
     * The inputs of the model for one sentence.
     *
     * @param ids as the {@link Frontend} gave them
     * @throws InvalidSpeechRequestException when the delivery asks for what the model cannot do
     */
    ModelInputs inputs(long[] ids, Delivery delivery);

    /** The name of the output that holds the samples, whatever its shape. */
    String output();
}
