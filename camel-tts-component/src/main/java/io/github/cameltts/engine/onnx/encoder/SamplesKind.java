package io.github.cameltts.engine.onnx.encoder;

import io.github.cameltts.engine.onnx.session.ModelHeader;
import io.github.cameltts.engine.onnx.session.ModelInputs;
import io.github.cameltts.engine.onnx.session.TensorSpec;

/** Encoders that compute their features themselves: one input, {@code float[batch,samples]} of -1 to 1. */
final class SamplesKind implements EncoderKind {

    private static final String NAME = "samples";

    @Override
    public String looks() {
        return "encoders of raw samples (one input float[?,?])";
    }

    @Override
    public boolean recognizes(ModelHeader header) {
        return EncoderHeader.onlyInput(header, 2)
                .filter(input -> input.shape().get(1) == TensorSpec.ANY)
                .isPresent();
    }

    @Override
    public SpeakerModel open(ModelHeader header) {
        EncoderHeader encoder = new EncoderHeader("an encoder of raw samples", header);
        String input = EncoderHeader.onlyInput(header, 2).orElseThrow().name();
        int sampleRate = encoder.sampleRate();
        return new SpeakerModel(
                NAME + ";" + sampleRate + " Hz",
                sampleRate,
                samples -> new ModelInputs().floats(input, samples, 1, samples.length),
                encoder.vectorOutput());
    }
}
