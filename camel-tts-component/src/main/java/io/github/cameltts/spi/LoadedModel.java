package io.github.cameltts.spi;

import java.time.Duration;

/**
 * A model in memory.
 *
 * @param bytes size of its file; what the runtime takes on top depends on the length of the sentences
 * @param users runs under way
 * @param idle how long nobody has used it, zero while somebody does
 */
public record LoadedModel(String name, long bytes, int users, Duration idle) {}
