package io.github.cameltts.spi;

import java.nio.file.Path;

/**
 * Reference audio of the voice to imitate.
 *
 * @param file where the audio lies
 * @param sha256 digest of its content in lower-case hexadecimal
 */
public record SpeakerReference(Path file, String sha256) {}
