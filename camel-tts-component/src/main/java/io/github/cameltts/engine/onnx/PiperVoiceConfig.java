package io.github.cameltts.engine.onnx;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.cameltts.spi.EngineUnavailableException;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The {@code .onnx.json} file beside a Piper voice.
 *
 * @param sampleRate hertz of the audio
 * @param language BCP 47, such as {@code en-US}; empty when the file does not tell
 * @param espeakVoice the espeak-ng voice whose phonemes the model was trained on; empty when the file does not tell
 * @param phonemeIds the ids of each phoneme, a string of one Unicode character in decomposed form
 * @param speakers numbers by name, empty for a model of one speaker
 * @param speakerCount at least 1
 * @param scales the voice's own settings
 */
public record PiperVoiceConfig(
        int sampleRate,
        String language,
        String espeakVoice,
        Map<String, long[]> phonemeIds,
        Map<String, Integer> speakers,
        int speakerCount,
        PiperScales scales) {

    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final int MOST_SYMBOLS = 4096;
    private static final JsonMapper JSON = new JsonMapper();

    public PiperVoiceConfig {
        phonemeIds = Map.copyOf(phonemeIds);
        speakers = Map.copyOf(speakers);
    }

    /**
     * Reads a config of up to 4 MiB.
     *
     * @param source what to call the file in errors
     * @throws EngineUnavailableException when the file is no such config; the message says what is wrong
     */
    public static PiperVoiceConfig read(InputStream json, String source) {
        try {
            byte[] bytes = json.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw broken(source, "is larger than 4 MiB");
            }
            return parse(JSON.readTree(bytes), source);
        } catch (JsonProcessingException e) {
            throw new EngineUnavailableException("The voice config " + source + " is not JSON.", e);
        } catch (IOException e) {
            throw new EngineUnavailableException("The voice config " + source + " cannot be read.", e);
        }
    }

    private static PiperVoiceConfig parse(JsonNode root, String source) {
        int sampleRate = root.path("audio").path("sample_rate").asInt();
        if (sampleRate < 8000 || sampleRate > 192_000) {
            throw broken(source, "names no sample rate between 8000 and 192000 Hz in audio.sample_rate");
        }
        int speakerCount = Math.max(1, root.path("num_speakers").asInt(1));
        return new PiperVoiceConfig(
                sampleRate,
                root.path("language").path("code").asText().replace('_', '-'),
                root.path("espeak").path("voice").asText(),
                phonemeIds(root.path("phoneme_id_map"), source),
                speakers(root.path("speaker_id_map"), speakerCount, source),
                speakerCount,
                scales(root.path("inference"), source));
    }

    private static Map<String, long[]> phonemeIds(JsonNode map, String source) {
        if (!map.has("_") || !map.has("^") || !map.has("$") || map.size() > MOST_SYMBOLS) {
            throw broken(source, "has no usable phoneme_id_map with the symbols _ ^ $");
        }
        Map<String, long[]> result = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : map.properties()) {
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

    private static Map<String, Integer> speakers(JsonNode map, int count, String source) {
        Map<String, Integer> result = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : map.properties()) {
            int id = entry.getValue().asInt(-1);
            if (id < 0 || id >= count) {
                throw broken(source, "has a speaker outside 0 to " + (count - 1) + " in its speaker_id_map");
            }
            result.put(entry.getKey(), id);
        }
        return result;
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
        return new EngineUnavailableException("The voice config " + source + " " + problem + ".");
    }
}
