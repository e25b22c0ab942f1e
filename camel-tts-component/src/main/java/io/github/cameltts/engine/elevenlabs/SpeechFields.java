package io.github.cameltts.engine.elevenlabs;

import io.github.cameltts.internal.NearestNames;
import io.github.cameltts.spi.EngineOption;
import io.github.cameltts.spi.EngineOption.Kind;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import io.github.cameltts.spi.SpeechRequest;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The body of a call: the fields that a request sets, and no others. */
final class SpeechFields {

    static final EngineOption[] OPTIONS = {
        new EngineOption("stability", Kind.NUMBER, "How even the voice is, 0 to 1"),
        new EngineOption("similarityBoost", Kind.NUMBER, "How close to the original voice, 0 to 1"),
        new EngineOption("style", Kind.NUMBER, "How much the style is exaggerated, 0 to 1"),
        new EngineOption("speakerBoost", Kind.FLAG, "Whether to come closer to the original speaker"),
        new EngineOption("bitRate", Kind.NUMBER, "Kilobits per second of mp3 and opus"),
        new EngineOption("previousText", Kind.TEXT, "What was said before, for the melody"),
        new EngineOption("nextText", Kind.TEXT, "What will be said after, for the melody"),
        new EngineOption(
                "textNormalization", Kind.TEXT, "auto, on or off: whether numbers and the like are spelled out"),
        new EngineOption(
                "pronunciationDictionaries", Kind.TEXT, "At most three ids, each perhaps with :version, by commas"),
        new EngineOption("timestamps", Kind.FLAG, "Whether to ask for the audio together with its character timings")
    };

    private static final long LARGEST_SEED = 0xFFFF_FFFFL;
    private static final int MOST_DICTIONARIES = 3;
    private static final List<String> NORMALIZATIONS = List.of("auto", "on", "off");

    private SpeechFields() {}

    /**
     * @throws InvalidSpeechRequestException when the service would refuse a value
     */
    static Map<String, Object> of(SpeechRequest request, String model) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("text", request.text());
        fields.put("model_id", model);
        language(request, model, fields);
        request.seed().ifPresent(seed -> fields.put("seed", checked(seed)));
        Map<String, Object> settings = VoiceSettings.of(request);
        if (!settings.isEmpty()) {
            fields.put("voice_settings", settings);
        }
        Map<String, String> options = request.options();
        copy(options, "previousText", fields, "previous_text");
        copy(options, "nextText", fields, "next_text");
        if (options.containsKey("textNormalization")) {
            fields.put("apply_text_normalization", normalization(options.get("textNormalization")));
        }
        if (options.containsKey("pronunciationDictionaries")) {
            fields.put("pronunciation_dictionary_locators", dictionaries(options.get("pronunciationDictionaries")));
        }
        return fields;
    }

    private static void language(SpeechRequest request, String model, Map<String, Object> fields) {
        if (request.language().isEmpty() || !Model.takesLanguage(model)) {
            return;
        }
        String code = Locale.forLanguageTag(request.language()).getLanguage();
        if (Model.speaksOnlyEnglish(model) && !code.equals("en")) {
            throw new InvalidSpeechRequestException("The model '" + model + "' speaks English only, not '"
                    + request.language() + "'. Choose another model.");
        }
        fields.put("language_code", code);
    }

    private static long checked(long seed) {
        if (seed < 0 || seed > LARGEST_SEED) {
            throw new InvalidSpeechRequestException("The seed must be 0 to " + LARGEST_SEED + ", not " + seed + ".");
        }
        return seed;
    }

    private static void copy(Map<String, String> options, String option, Map<String, Object> fields, String field) {
        if (options.containsKey(option)) {
            fields.put(field, options.get(option));
        }
    }

    private static String normalization(String value) {
        if (!NORMALIZATIONS.contains(value)) {
            throw NearestNames.unknown("engine.textNormalization", value, NORMALIZATIONS);
        }
        return value;
    }

    private static List<Map<String, String>> dictionaries(String written) {
        List<Map<String, String>> locators = Arrays.stream(written.split(",", -1))
                .map(String::strip)
                .filter(locator -> !locator.isEmpty())
                .map(SpeechFields::dictionary)
                .toList();
        if (locators.size() > MOST_DICTIONARIES) {
            throw new InvalidSpeechRequestException("engine.pronunciationDictionaries names " + locators.size()
                    + " dictionaries, and ElevenLabs takes at most " + MOST_DICTIONARIES + ".");
        }
        return locators;
    }

    private static Map<String, String> dictionary(String written) {
        String[] parts = written.split(":", 2);
        return parts.length == 1
                ? Map.of("pronunciation_dictionary_id", parts[0])
                : Map.of("pronunciation_dictionary_id", parts[0], "version_id", parts[1]);
    }
}
