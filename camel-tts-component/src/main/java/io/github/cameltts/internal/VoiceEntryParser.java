package io.github.cameltts.internal;

import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code elevenlabs/abc?stability=0.4&rate=0.9}: engine, voice and options, voice and values URL-encoded. */
final class VoiceEntryParser {

    private static final Pattern FORM = Pattern.compile("([^/?&=\\s]+)/([^/?\\s]+)(?:\\?(.*))?");

    /** May stand before an option of the engine, and must where the endpoint has one of the same name. */
    private static final String ENGINE_PREFIX = "engine.";

    private final String property;
    private final List<VoiceOption.Value<?>> options = new ArrayList<>();
    private final Map<String, Object> engineOptions = new HashMap<>();

    private VoiceEntryParser(String property) {
        this.property = property;
    }

    /** @throws InvalidSpeechRequestException when the entry is malformed, which the message explains */
    static VoiceEntry parse(String property, String entry) {
        return new VoiceEntryParser(property).parse(entry.strip());
    }

    private VoiceEntry parse(String entry) {
        Matcher form = FORM.matcher(entry);
        if (!form.matches()) {
            throw malformed("'" + entry + "' is not <engine>/<voice>?option=value", null);
        }
        if (form.group(3) != null) {
            for (String pair : form.group(3).split("&", -1)) {
                addOption(pair);
            }
        }
        // A plus sign is a space in a value only: espeak-ng has voices such as en+f3.
        String voice = decode(form.group(2).replace("+", "%2B"));
        return new VoiceEntry(property, form.group(1), voice, List.copyOf(options), Map.copyOf(engineOptions));
    }

    private void addOption(String pair) {
        int equals = pair.indexOf('=');
        if (equals < 1) {
            throw malformed("'" + pair + "' is not option=value", null);
        }
        String name = pair.substring(0, equals);
        String value = decode(pair.substring(equals + 1));
        Optional<VoiceOption<?>> own = VoiceOption.named(name);
        if (own.isEmpty()) {
            engineOptions.put(name.startsWith(ENGINE_PREFIX) ? name.substring(ENGINE_PREFIX.length()) : name, value);
            return;
        }
        try {
            options.add(own.get().value(value));
        } catch (IllegalArgumentException e) {
            throw malformed("'" + value + "' is no value for " + name, e);
        }
    }

    private String decode(String encoded) {
        try {
            return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw malformed("'" + encoded + "' is not URL-encoded", e);
        }
    }

    private InvalidSpeechRequestException malformed(String what, RuntimeException cause) {
        return new InvalidSpeechRequestException(
                "The property " + property + " is malformed: " + what
                        + ". Write for example elevenlabs/21m00Tcm4TlvDq8ikWAM?stability=0.4,openai/nova.",
                cause);
    }
}
