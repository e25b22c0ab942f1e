package io.github.cameltts.internal;

import io.github.cameltts.AssetKey;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.EngineOption;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Options that only one engine knows, sorted and in one spelling, so that equal requests have equal keys. */
final class EngineOptions {

    private EngineOptions() {}

    static SortedMap<String, String> canonical(Map<String, Object> given, EngineCapabilities can) {
        SortedMap<String, String> options = new TreeMap<>();
        given.forEach((name, value) -> options.put(name, canonical(find(name, can), String.valueOf(value))));
        return options;
    }

    private static EngineOption find(String name, EngineCapabilities can) {
        return can.options().stream()
                .filter(option -> option.name().equals(name))
                .findFirst()
                .orElseThrow(() -> NearestNames.unknown(
                        "option of engine '" + can.id() + "'",
                        name,
                        can.options().stream().map(EngineOption::name).toList()));
    }

    private static String canonical(EngineOption option, String value) {
        return switch (option.kind()) {
            case TEXT -> value;
            case FLAG -> flag(option, value);
            case NUMBER -> number(option, value);
        };
    }

    private static String flag(EngineOption option, String value) {
        if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
            return String.valueOf(Boolean.parseBoolean(value));
        }
        throw new InvalidSpeechRequestException(
                "The engine option '" + option.name() + "' must be true or false, not '" + value + "'.");
    }

    private static String number(EngineOption option, String value) {
        try {
            return AssetKey.canonicalNumber(value);
        } catch (NumberFormatException e) {
            throw new InvalidSpeechRequestException(
                    "The engine option '" + option.name() + "' must be a number, not '" + value + "'.", e);
        }
    }
}
