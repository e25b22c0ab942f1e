package io.github.cameltts.engine.onnx.family.kokoro;

import io.github.cameltts.engine.onnx.family.AcousticModel;
import io.github.cameltts.engine.onnx.family.Delivery;
import io.github.cameltts.engine.onnx.session.ModelInputs;
import io.github.cameltts.spi.InvalidSpeechRequestException;

/**
 * Kokoro's tensors: {@code tokens} or {@code input_ids} int64[1,T], {@code style} float[1,256] and {@code speed} float[1],
 * in some exports int32[1].
 *
 * @param ids name of the first input
 * @param wholeSpeed whether the speed is an integer
 */
record KokoroAcoustics(VoicePacks packs, String ids, boolean wholeSpeed, String output) implements AcousticModel {

    @Override
    public ModelInputs inputs(long[] sentence, Delivery delivery) {
        float[] style = SpeakerMix.parse(delivery.speaker(), packs.names())
                .style(packs, sentence.length - KokoroVocabulary.PADS);
        ModelInputs inputs =
                new ModelInputs().longs(ids, sentence, 1, sentence.length).floats("style", style, 1, style.length);
        if (!wholeSpeed) {
            return inputs.floats("speed", new float[] {(float) delivery.rate()}, 1);
        }
        if (delivery.rate() != Math.rint(delivery.rate())) {
            throw new InvalidSpeechRequestException("This export of Kokoro takes whole numbers as rate, not "
                    + delivery.rate() + ". Use 1 or 2, or an export whose input speed is float.");
        }
        return inputs.ints("speed", new int[] {(int) delivery.rate()}, 1);
    }
}
