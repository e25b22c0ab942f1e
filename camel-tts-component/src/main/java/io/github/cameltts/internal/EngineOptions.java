package io.github.cameltts.internal;

import io.github.cameltts.AssetKey;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.EngineOption;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.apache.camel.Message;

/** Options that only one engine knows, sorted and in one spelling, so that equal requests have equal keys. */
final class EngineOptions {

    private EngineOptions() {}

    /**
     * @param configured the endpoint's; a header of the message beats each of them
     * @throws InvalidSpeechRequestException when the engine does not know an option, or not this value
     */
    static SortedMap<String, String> canonical(
            Message message, Map<String, Object> configured, EngineCapabilities can) {
        SortedMap<String, String> options = new TreeMap<>();
        BiConsumer<Object, Object> add = (name, value) ->
                options.put(name.toString(), canonical(find(name.toString(), can), String.valueOf(value)));
        configured.forEach(add);
        Setting.fromHeader(message, TtsConstants.ENGINE_OPTIONS, Map.class)
                .ifPresent(asked -> ((Map<?, ?>) asked).forEach(add));
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
