package io.github.cameltts.routes.http.vendor;

import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.Voice;
import java.util.List;

/**
 * What can be asked of an engine.
 *
 * @param engine its name
 * @param can what it can do
 * @param voices its own, the default one first, then the names of {@code tts.voices} that stand for one of them
 * @param elsewhere names of {@code tts.voices} with which only other engines speak
 */
public record EngineOffer(String engine, EngineCapabilities can, List<Voice> voices, List<Voice> elsewhere) {

    public EngineOffer {
        voices = List.copyOf(voices);
        elsewhere = List.copyOf(elsewhere);
    }

    /** Whether the engine is asked for a voice when this name is. */
    boolean speaksAs(String voice) {
        return voices.stream().anyMatch(known -> known.id().equalsIgnoreCase(voice));
    }

    /** Whether another engine is asked when this voice is. */
    boolean leaves(String voice) {
        return elsewhere.stream().anyMatch(known -> known.id().equals(voice));
    }
}
