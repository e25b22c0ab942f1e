package io.github.cameltts.spi;

/**
 * A value that only one engine knows, given as {@code engine.<name>} on the endpoint.
 *
 * @param name the option's name without the prefix
 * @param kind how two spellings of one value compare
 * @param description what the option does, one sentence
 */
public record EngineOption(String name, Kind kind, String description) {

    /** How a value is written. */
    public enum Kind {
        /** Compared to the letter. */
        TEXT,
        /** A decimal number: {@code 1}, {@code 1.0} and {@code 1e0} are the same value. */
        NUMBER,
        /** {@code true} or {@code false}. */
        FLAG
    }
}
