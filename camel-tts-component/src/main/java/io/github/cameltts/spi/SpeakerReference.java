package io.github.cameltts.spi;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/**
 * Reference audio of the voice to imitate.
 *
 * @param audio its content
 * @param file where it lies
 * @param embeddings knows what encoders made of it before
 */
public record SpeakerReference(ReferenceAudio audio, Path file, SpeakerEmbeddings embeddings) {

    /** Digest of the content in lower-case hexadecimal. */
    public String sha256() {
        return audio.sha256();
    }

    /** The same reference, with a memory. */
    public SpeakerReference with(SpeakerEmbeddings memory) {
        return new SpeakerReference(audio, file, memory);
    }

    /**
     * What an encoder makes of this speaker, without asking the encoder where that is known.
     *
     * @return completes with the embedding, or exceptionally with a {@link SpeechException}
     */
    public CompletableFuture<SpeakerEmbedding> embedding(VoiceEncoder encoder) {
        return embeddings
                .find(audio, encoder.encoderId(), () -> encoder.encode(read()))
                .thenApply(SpeakerEmbeddings.Found::embedding);
    }

    /**
     * Reads the audio.
     *
     * @throws InvalidSpeechRequestException when it cannot be read, or is not any more what the request is about
     */
    public byte[] read() {
        try {
            byte[] content = Files.readAllBytes(file);
            if (!ReferenceAudio.sha256(content).equals(sha256())) {
                throw new InvalidSpeechRequestException(
                        "The speaker reference has just been changed. Send the request again.");
            }
            return content;
        } catch (IOException e) {
            throw new InvalidSpeechRequestException("The speaker reference cannot be read.", e);
        }
    }
}
