package io.github.cameltts.spi;

import java.util.concurrent.CompletableFuture;

/** An engine that also turns reference audio of a speaker into a speaker embedding. Thread-safe. */
public interface VoiceEncoder {

    /**
     * Names the encoder, its model and its conditioning parameters, as far as they can change what comes out: embeddings
     * of two encoders are never mixed. Readable, without secrets.
     *
     * @return a stable identifier, part of the key under which embeddings are kept
     */
    String encoderId();

    /**
     * Encodes reference audio. An encoder that computes may do so before it returns: the caller's thread may wait.
     *
     * @param audio a complete audio file as its bytes
     * @return completes with the embedding, or exceptionally with a {@link SpeechException}: {@link
     *     InvalidSpeechRequestException} when the bytes are not audio that the encoder reads
     */
    CompletableFuture<SpeakerEmbedding> encode(byte[] audio);
}
