package io.github.cameltts;

import io.github.cameltts.spi.SpeakerEmbedding;
import io.github.cameltts.spi.VoiceEncoder;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** An engine that also encodes voices: the embedding is the reference's length and its first byte. */
public class FakeVoiceEncoder extends FakeSpeechEngine implements VoiceEncoder {

    private final AtomicInteger encoded = new AtomicInteger();
    private volatile String encoderId = "fake-encoder/1";

    @Override
    public String encoderId() {
        return encoderId;
    }

    @Override
    public CompletableFuture<SpeakerEmbedding> encode(byte[] audio) {
        encoded.incrementAndGet();
        return CompletableFuture.completedFuture(SpeakerEmbedding.ofVector(audio.length, audio[0]));
    }

    /** As if it listened otherwise from now on. */
    public FakeVoiceEncoder encodingAs(String id) {
        encoderId = id;
        return this;
    }

    /** How often audio was encoded. */
    public int encoded() {
        return encoded.get();
    }
}
