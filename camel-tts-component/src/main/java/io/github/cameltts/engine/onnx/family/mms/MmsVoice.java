package io.github.cameltts.engine.onnx.family.mms;

import io.github.cameltts.engine.onnx.family.AcousticModel;
import io.github.cameltts.engine.onnx.family.Frontend;
import io.github.cameltts.engine.onnx.family.NeuralVoice;
import io.github.cameltts.engine.onnx.family.Speaker;
import java.util.List;

/** One model, which speaks as one person. */
record MmsVoice(int sampleRate, String language, Frontend reader, AcousticModel acoustics) implements NeuralVoice {

    @Override
    public List<Speaker> speakers() {
        return List.of();
    }

    @Override
    public Frontend frontend(String speaker) {
        return reader;
    }
}
