package io.github.cameltts.engine.onnx.family.mms;

import io.github.cameltts.engine.onnx.family.AcousticModel;
import io.github.cameltts.engine.onnx.family.Delivery;
import io.github.cameltts.engine.onnx.session.ModelInputs;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.util.Arrays;

/**
 * Tensors of transformers' VITS: {@code input_ids} and {@code attention_mask}, int64[1,T].
 *
 * @param voice what people call it, for errors
 */
record MmsAcoustics(String voice, String output) implements AcousticModel {

    @Override
    public ModelInputs inputs(long[] ids, Delivery delivery) {
        if (delivery.rate() != 1) {
            throw new InvalidSpeechRequestException("The voice " + voice
                    + " always speaks at its own rate. Leave the rate out, or use a voice of Piper or Kokoro.");
        }
        long[] mask = new long[ids.length];
        Arrays.fill(mask, 1);
        return new ModelInputs().longs("input_ids", ids, 1, ids.length).longs("attention_mask", mask, 1, ids.length);
    }
}
