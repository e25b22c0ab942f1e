package io.github.cameltts.engine.onnx.family;

import java.util.List;

/** One model of Piper's. */
record PiperVoice(PiperVoiceConfig config, Frontend reader, PiperAcoustics acoustics) implements NeuralVoice {

    @Override
    public int sampleRate() {
        return config.sampleRate();
    }

    @Override
    public String language() {
        return config.language();
    }

    @Override
    public List<Speaker> speakers() {
        return config.speakers().stream().map(Speaker::new).toList();
    }

    @Override
    public boolean speaksAs(String speaker) {
        return speaker.isEmpty() || config.speakers().contains(speaker);
    }

    @Override
    public Frontend frontend(String speaker) {
        return reader;
    }
}
