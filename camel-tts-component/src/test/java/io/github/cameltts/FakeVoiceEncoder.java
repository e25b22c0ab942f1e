package io.github.cameltts;

import io.github.cameltts.spi.VoiceEncoder;

/** An engine that also encodes voices: the embedding is the reference's length and its first byte. */
class FakeVoiceEncoder extends FakeSpeechEngine implements VoiceEncoder {

    @Override
    public String encoderId() {
        return "fake-encoder/1";
    }

    @Override
    public float[] encode(byte[] audio) {
        return new float[] {audio.length, audio[0]};
    }
}
