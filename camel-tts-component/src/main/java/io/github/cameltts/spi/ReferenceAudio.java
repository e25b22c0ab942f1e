package io.github.cameltts.spi;

import io.github.cameltts.digest.Sha256;
import java.time.Instant;

/**
 * Reference audio of a speaker, by its content.
 *
 * @param name its path below the folder of references, with forward slashes; empty for audio that came as bytes
 * @param sha256 digest of its content in lower-case hexadecimal
 * @param bytes its size
 * @param modifiedAt when the file was last changed, or the bytes came
 */
public record ReferenceAudio(String name, String sha256, long bytes, Instant modifiedAt) {

    /** Audio that lies in no folder. */
    public static ReferenceAudio of(byte[] audio) {
        return new ReferenceAudio("", sha256(audio), audio.length, Instant.now());
    }

    /** The digest of some content, in lower-case hexadecimal. */
    public static String sha256(byte[] content) {
        return Sha256.of(content);
    }
}
