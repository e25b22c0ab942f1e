package io.github.cameltts.engine.endpoint;

import io.github.cameltts.spi.EngineCapabilities;
import io.github.cameltts.spi.EngineCapabilities.Control;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.SpeechRequest;
import io.github.cameltts.spi.UnknownNameException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Headers made from a request: {@code Name=text with ${value},Other=…}.
 *
 * @param source as it was configured
 * @param templates by header name
 */
record HeaderMapping(String source, Map<String, String> templates) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$?\\{(\\w+)}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

    static HeaderMapping parse(String source) {
        Map<String, String> templates = new LinkedHashMap<>();
        for (String pair : source.split(",", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                templates.put(
                        pair.substring(0, equals).strip(),
                        pair.substring(equals + 1).strip());
            } else if (!pair.isBlank()) {
                throw new InvalidSpeechRequestException("The headers of the engine 'endpoint' must be written"
                        + " Name=value and separated by commas. Correct '" + pair.strip() + "'.");
            }
        }
        HeaderMapping mapping = new HeaderMapping(source, Map.copyOf(templates));
        List<String> known =
                RequestValue.ALL.stream().map(RequestValue::placeholder).toList();
        mapping.placeholders().stream().filter(name -> !known.contains(name)).forEach(name -> {
            throw new UnknownNameException("value in the headers of the engine 'endpoint'", name, known);
        });
        return mapping;
    }

    /** The headers of one request; control characters are taken out, empty headers left out. */
    Map<String, String> of(SpeechRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        templates.forEach((name, template) -> {
            String filled = PLACEHOLDER
                    .matcher(template)
                    .replaceAll(found -> Matcher.quoteReplacement(RequestValue.named(found.group(1))
                            .map(value -> value.of(request))
                            .orElse("")));
            if (!filled.isEmpty()) {
                headers.put(name, CONTROL.matcher(filled).replaceAll(""));
            }
        });
        return headers;
    }

    /** Adds what the endpoint is told about, and can therefore change. */
    EngineCapabilities refine(EngineCapabilities plain) {
        List<String> told = placeholders();
        EngineCapabilities refined = told.contains("rate") ? plain.withRate(0.25, 4) : plain;
        refined = told.contains("pitch") ? refined.withPitch(-24, 24) : refined;
        refined = told.contains("volume") ? refined.withVolume(0, 4) : refined;
        List<Control> controls = new ArrayList<>();
        for (Control control : List.of(Control.MODEL, Control.STYLE, Control.INSTRUCTIONS, Control.SEED)) {
            if (told.contains(control.name().toLowerCase(Locale.ROOT))) {
                controls.add(control);
            }
        }
        return refined.withControls(controls.toArray(Control[]::new));
    }

    private List<String> placeholders() {
        return templates.values().stream()
                .flatMap(template -> PLACEHOLDER.matcher(template).results())
                .map((MatchResult found) -> found.group(1))
                .distinct()
                .toList();
    }
}
