package io.github.cameltts.engine.onnx.family.mms;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.cameltts.engine.onnx.family.VoiceModel;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.UnusableModelException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the files of transformers beside the model say; what is not there is as transformers has it by default.
 *
 * @param sampleRate hertz, 8000 to 192000
 * @param language BCP 47, empty when the files do not tell
 * @param lowerCase whether letters that the model does not know are looked up as small ones
 * @param blanks whether the id 0 is put around each letter
 * @param ids of each letter, a Unicode character
 */
record MmsConfig(int sampleRate, String language, boolean lowerCase, boolean blanks, Map<Integer, Integer> ids) {

    private static final int DEFAULT_SAMPLE_RATE = 16_000;
    private static final int MOST_LETTERS = 65_536;

    MmsConfig {
        ids = Map.copyOf(ids);
    }

    /** @throws EngineUnavailableException when a file is missing or broken, or the model wants more than letters */
    static MmsConfig of(VoiceModel model) {
        JsonNode config = json(model, "config.json");
        JsonNode tokenizer = json(model, "tokenizer_config.json");
        int sampleRate = config.path("sampling_rate").asInt(DEFAULT_SAMPLE_RATE);
        if (sampleRate < 8000 || sampleRate > 192_000) {
            throw broken(model, "names a sampling_rate outside 8000 to 192000 Hz");
        }
        if (tokenizer.path("is_uroman").asBoolean()) {
            throw broken(
                    model,
                    "wants its text in Latin letters as the program uroman writes them, which is not here."
                            + " Use another voice of this language");
        }
        if (tokenizer.path("phonemize").asBoolean(!tokenizer.isMissingNode())) {
            throw broken(model, "wants phonemes (phonemize in tokenizer_config.json), and only letters are known here");
        }
        return new MmsConfig(
                sampleRate,
                language(tokenizer.path("language").asText("")),
                tokenizer.path("normalize").asBoolean(true),
                tokenizer.path("add_blank").asBoolean(true),
                ids(model));
    }

    private static JsonNode json(VoiceModel model, String file) {
        return model.json(file).orElseGet(MissingNode::getInstance);
    }

    /** MMS names languages by ISO 639-3, sometimes with a script behind. */
    private static String language(String code) {
        String base = code.split("[-_]", 2)[0];
        return Arrays.stream(Locale.getISOLanguages())
                .filter(two -> Locale.forLanguageTag(two).getISO3Language().equals(base))
                .findFirst()
                .orElse(base);
    }

    private static Map<Integer, Integer> ids(VoiceModel model) {
        JsonNode vocab = model.json("vocab.json")
                .orElseGet(() -> json(model, "tokenizer.json").path("model").path("vocab"));
        if (!vocab.isObject() || vocab.isEmpty() || vocab.size() > MOST_LETTERS) {
            throw broken(model, "lacks its letters. Place its vocab.json or tokenizer.json beside the model");
        }
        Map<Integer, Integer> ids = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : vocab.properties()) {
            int id = entry.getValue().asInt(-1);
            if (id < 0 || id > MOST_LETTERS) {
                throw broken(model, "has an id outside 0 to " + MOST_LETTERS + " in its vocabulary");
            }
            String letter = entry.getKey();
            if (letter.codePointCount(0, letter.length()) == 1) {
                ids.put(letter.codePointAt(0), id);
            }
        }
        return ids;
    }

    private static EngineUnavailableException broken(VoiceModel model, String problem) {
        return new UnusableModelException("The voice " + model.name() + " " + problem + ".");
    }
}
