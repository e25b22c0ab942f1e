package io.github.cameltts.engine.onnx.family;

import io.github.cameltts.engine.onnx.session.ModelInputs;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.util.List;

/**
 * Piper's tensors: {@code input} int64[1,T], {@code input_lengths} int64[1], {@code scales} float[3] (noise, length,
 * duration noise) and, for several speakers, {@code sid} int64[1].
 *
 * @param scales the voice's own settings
 * @param speakers names by number
 * @param hasSpeakerInput whether the model takes a speaker
 */
record PiperAcoustics(PiperScales scales, List<String> speakers, boolean hasSpeakerInput, String output)
        implements AcousticModel {

    @Override
    public ModelInputs inputs(long[] ids, Delivery delivery) {
        PiperScales asked = scales(delivery);
        ModelInputs inputs = new ModelInputs()
                .longs("input", ids, 1, ids.length)
                .longs("input_lengths", new long[] {ids.length}, 1)
                .floats("scales", new float[] {asked.noise(), asked.length(), asked.durationNoise()}, 3);
        return hasSpeakerInput
                ? inputs.longs("sid", new long[] {Math.max(0, speakers.indexOf(delivery.speaker()))}, 1)
                : inputs;
    }

    private PiperScales scales(Delivery delivery) {
        try {
            return new PiperScales(
                            (float) delivery.number(PiperFamily.NOISE_SCALE).orElse(scales.noise()),
                            (float) delivery.number(PiperFamily.LENGTH_SCALE).orElse(scales.length()),
                            (float) delivery.number(PiperFamily.NOISE_W).orElse(scales.durationNoise()))
                    .atRate(delivery.rate());
        } catch (IllegalArgumentException e) {
            throw new InvalidSpeechRequestException("noiseScale and noiseW must be 0 to 10, and lengthScale divided by"
                    + " the rate 0.05 to 20. Asked for: " + e.getMessage() + ".");
        }
    }
}
