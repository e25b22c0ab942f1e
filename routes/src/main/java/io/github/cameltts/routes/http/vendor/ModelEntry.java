package io.github.cameltts.routes.http.vendor;

import java.util.Optional;

/**
 * What a model of a vendor stands for.
 *
 * @param engine the engine that speaks
 * @param model the engine's own model, empty for its usual one
 */
record ModelEntry(String engine, Optional<String> model) {

    /**
     * Reads {@code <engine>} or {@code <engine>/<model>}.
     *
     * @throws IllegalArgumentException when it is neither
     */
    static ModelEntry parse(String property, String value) {
        String[] parts = value.strip().split("/", 2);
        if (!parts[0].matches("[\\w.-]+") || (parts.length == 2 && parts[1].isBlank())) {
            throw new IllegalArgumentException(
                    "The property " + property + " must be <engine> or <engine>/<model>, not '" + value + "'.");
        }
        return new ModelEntry(parts[0], parts.length == 1 ? Optional.empty() : Optional.of(parts[1].strip()));
    }
}
