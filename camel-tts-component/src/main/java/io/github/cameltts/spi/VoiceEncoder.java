package io.github.cameltts.spi;

/** An engine that also turns reference audio of a speaker into a speaker embedding. */
public interface VoiceEncoder {

    /**
     * Names the encoder, its model and its conditioning parameters: embeddings of two encoders never compare.
     *
     * @return a stable identifier, part of the key under which embeddings are kept
     */
    String encoderId();

    /**
     * Encodes reference audio.
     *
     * @param audio a complete audio file as its bytes
     * @return the embedding, a vector whose length depends on the encoder
     * @throws InvalidSpeechRequestException when the bytes are not audio that the encoder reads
     */
    float[] encode(byte[] audio);
}
