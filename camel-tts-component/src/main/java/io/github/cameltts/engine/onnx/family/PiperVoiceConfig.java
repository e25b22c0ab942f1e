package io.github.cameltts.engine.onnx.family;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.UnusableModelException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the {@code .onnx.json} beside a Piper model says.
 *
 * @param sampleRate hertz, 8000 to 192000
 * @param language BCP 47, empty when the file does not tell
 * @param phonemeType what the model was trained on: {@code espeak} phonemes, or the characters of the {@code text}
 * @param espeakVoice the espeak-ng voice whose phonemes the model was trained on; empty when the file does not tell
 * @param phonemeIds the ids of each phoneme, a string of one Unicode character in decomposed form
 * @param phonemeMap phonemes that the model wants written in another way, some of them as nothing
 * @param speakers names by number, the first is 0; empty for a model of one speaker
 * @param scales the voice's own settings
 */
record PiperVoiceConfig(
        int sampleRate,
        String language,
        String phonemeType,
        String espeakVoice,
        Map<String, long[]> phonemeIds,
        Map<String, List<String>> phonemeMap,
        List<String> speakers,
        PiperScales scales) {

    private static final int MOST_SYMBOLS = 4096;
    private static final int MOST_FOR_ONE = 16;
    private static final int MOST_SPEAKERS = 20_000;

    PiperVoiceConfig {
        phonemeIds = Map.copyOf(phonemeIds);
        phonemeMap = Map.copyOf(phonemeMap);
        speakers = List.copyOf(speakers);
    }

    /**
     * Reads a config.
     *
     * @param source what to call the file in errors
     * @throws EngineUnavailableException when the file is no such config; the message says what is wrong
     */
    static PiperVoiceConfig of(JsonNode root, String source) {
        int sampleRate = root.path("audio").path("sample_rate").asInt();
        if (sampleRate < 8000 || sampleRate > 192_000) {
            throw broken(source, "names no sample rate between 8000 and 192000 Hz in audio.sample_rate");
        }
        return new PiperVoiceConfig(
                sampleRate,
                root.path("language").path("code").asText().replace('_', '-'),
                root.path("phoneme_type").asText("espeak"),
                root.path("espeak").path("voice").asText(),
                phonemeIds(root.path("phoneme_id_map"), source),
                phonemeMap(root.path("phoneme_map"), source),
                speakers(root, source),
                scales(root.path("inference"), source));
    }

    private static Map<String, long[]> phonemeIds(JsonNode map, String source) {
        if (!map.has("_") || !map.has("^") || !map.has("$") || map.size() > MOST_SYMBOLS) {
            throw broken(source, "has no usable phoneme_id_map with the symbols _ ^ $");
        }
        Map<String, long[]> result = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : map.properties()) {
            if (entry.getKey().isEmpty()) {
                throw broken(source, "has an empty symbol in its phoneme_id_map");
            }
            if (entry.getValue().size() > MOST_FOR_ONE) {
                throw broken(source, "has more than " + MOST_FOR_ONE + " ids for one symbol in its phoneme_id_map");
            }
            long[] ids = new long[entry.getValue().size()];
            for (int i = 0; i < ids.length; i++) {
                ids[i] = entry.getValue().get(i).asLong(-1);
                if (ids[i] < 0 || ids[i] > MOST_SYMBOLS) {
                    throw broken(source, "has an id outside 0 to " + MOST_SYMBOLS + " in its phoneme_id_map");
                }
            }
            result.put(entry.getKey(), ids);
        }
        return result;
    }

    private static Map<String, List<String>> phonemeMap(JsonNode map, String source) {
        Map<String, List<String>> result = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : map.properties()) {
            if (entry.getValue().size() > MOST_FOR_ONE || result.size() > MOST_SYMBOLS) {
                throw broken(source, "has more in its phoneme_map than symbols of a language");
            }
            List<String> others = new ArrayList<>();
            entry.getValue().forEach(other -> others.add(other.asText()));
            others.removeIf(String::isEmpty);
            result.put(entry.getKey(), List.copyOf(others));
        }
        return result;
    }

    /** Models of several speakers have names for all of them, or for none. */
    private static List<String> speakers(JsonNode root, String source) {
        int count = root.path("num_speakers").asInt(1);
        if (count > MOST_SPEAKERS) {
            throw broken(source, "has more than " + MOST_SPEAKERS + " speakers");
        }
        if (count <= 1) {
            return List.of();
        }
        String[] names = new String[count];
        for (Map.Entry<String, JsonNode> entry : root.path("speaker_id_map").properties()) {
            int id = entry.getValue().asInt(-1);
            if (id < 0 || id >= count) {
                throw broken(source, "has a speaker outside 0 to " + (count - 1) + " in its speaker_id_map");
            }
            names[id] = entry.getKey();
        }
        for (int i = 0; i < count; i++) {
            names[i] = names[i] == null ? Integer.toString(i) : names[i];
        }
        return List.of(names);
    }

    private static PiperScales scales(JsonNode inference, String source) {
        try {
            return new PiperScales(
                    (float) inference.path("noise_scale").asDouble(PiperScales.DEFAULT.noise()),
                    (float) inference.path("length_scale").asDouble(PiperScales.DEFAULT.length()),
                    (float) inference.path("noise_w").asDouble(PiperScales.DEFAULT.durationNoise()));
        } catch (IllegalArgumentException e) {
            throw broken(source, "has impossible inference settings: " + e.getMessage());
        }
    }

    private static EngineUnavailableException broken(String source, String problem) {
        return new UnusableModelException("The voice config " + source + " " + problem + ".");
    }
}
