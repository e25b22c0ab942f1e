package io.github.cameltts.spi;

import java.util.Optional;

/**
 * A voice that an engine offers.
 *
 * @param id what a request names, unique within the engine
 * @param name what a person reads
 * @param language BCP 47, empty when the voice speaks many
 * @param gender as the engine tells it
 */
public record Voice(String id, String name, String language, Optional<String> gender) {

    public Voice(String id, String name, String language) {
        this(id, name, language, Optional.empty());
    }
}
