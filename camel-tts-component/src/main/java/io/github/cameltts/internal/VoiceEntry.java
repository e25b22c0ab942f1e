package io.github.cameltts.internal;

import io.github.cameltts.TtsConfiguration;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.EngineOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One engine's way to speak with a voice of {@code tts.voices}.
 *
 * @param property where it is configured
 * @param engine the engine's name
 * @param voice the voice's id at that engine
 * @param options the endpoint's own options that it sets
 * @param engineOptions values of the options that only the engine knows
 */
record VoiceEntry(
        String property,
        String engine,
        String voice,
        List<VoiceOption.Value<?>> options,
        Map<String, Object> engineOptions) {

    /** The endpoint's settings, with this voice's options where the endpoint has none of its own. */
    TtsConfiguration fillIn(TtsConfiguration endpoint) {
        TtsConfiguration filled = endpoint.copy();
        options.forEach(option -> option.fillIn(filled));
        Map<String, Object> merged = new HashMap<>(engineOptions);
        merged.putAll(endpoint.getEngineOptions());
        filled.setEngineOptions(merged);
        return filled;
    }

    /** The language that it is said to speak, empty where nothing is said. */
    String language() {
        return options.stream()
                .filter(option -> option.option().name().equals(VoiceOption.LANGUAGE))
                .map(option -> option.value().toString())
                .findFirst()
                .orElse("");
    }

    /**
     * Only an engine that runs can tell its options.
     *
     * @throws io.github.cameltts.spi.UnknownNameException when an option is neither the endpoint's nor the engine's
     */
    void requireOptions(EngineCapabilities can) {
        List<String> known =
                new ArrayList<>(can.options().stream().map(EngineOption::name).toList());
        for (String option : engineOptions.keySet()) {
            if (!known.contains(option)) {
                known.addAll(VoiceOption.names());
                throw NearestNames.unknown("option in " + property, option, known);
            }
        }
    }
}
