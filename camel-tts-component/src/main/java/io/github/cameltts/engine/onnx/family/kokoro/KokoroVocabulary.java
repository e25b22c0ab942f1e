package io.github.cameltts.engine.onnx.family.kokoro;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.github.cameltts.engine.onnx.family.UnknownSymbols;
import io.github.cameltts.engine.onnx.family.VoiceModel;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.UnusableModelException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Numbers the symbols of Kokoro; those that it does not know are left out. Thread-safe. */
final class KokoroVocabulary {

    /** Most symbols of one sentence. */
    static final int LONGEST = 510;

    /** Ids around a sentence that are no symbols. */
    static final int PADS = 2;

    private static final int MOST_SYMBOLS = 4096;

    private final Map<Integer, Integer> ids;
    private final UnknownSymbols unknown;

    private KokoroVocabulary(String voice, Map<Integer, Integer> ids) {
        this.ids = Map.copyOf(ids);
        unknown = new UnknownSymbols(voice, ids.keySet());
    }

    /**
     * The vocabulary beside the model: {@code vocab} of {@code config.json}, or {@code model.vocab} of
     * {@code tokenizer.json}; else that of Kokoro-82M.
     *
     * @throws EngineUnavailableException when there is a file, and it is broken
     */
    static KokoroVocabulary of(VoiceModel model) {
        for (String file : List.of(model.fileName() + ".json", "config.json", "tokenizer.json")) {
            JsonNode json = model.json(file).orElseGet(MissingNode::getInstance);
            JsonNode vocab =
                    json.has("vocab") ? json.get("vocab") : json.path("model").path("vocab");
            if (vocab.isObject()) {
                return new KokoroVocabulary(model.name(), ids(vocab, file));
            }
        }
        return new KokoroVocabulary(model.name(), standard());
    }

    private static Map<Integer, Integer> standard() {
        try (InputStream in = KokoroVocabulary.class.getResourceAsStream("vocabulary.json")) {
            return ids(new JsonMapper().readTree(in).get("vocab"), "vocabulary.json");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<Integer, Integer> ids(JsonNode vocab, String file) {
        if (vocab.isEmpty() || vocab.size() > MOST_SYMBOLS) {
            throw broken(file, vocab.isEmpty() ? "has no symbols" : "has more than " + MOST_SYMBOLS + " symbols");
        }
        Map<Integer, Integer> ids = new HashMap<>();
        for (Map.Entry<String, JsonNode> entry : vocab.properties()) {
            int id = entry.getValue().asInt(-1);
            if (id < 0 || id > MOST_SYMBOLS) {
                throw broken(file, "has an id outside 0 to " + MOST_SYMBOLS);
            }
            String symbol = entry.getKey();
            if (id > 0 && symbol.codePointCount(0, symbol.length()) == 1) {
                ids.put(symbol.codePointAt(0), id);
            }
        }
        return ids;
    }

    private static EngineUnavailableException broken(String file, String problem) {
        return new UnusableModelException(
                "The vocabulary of Kokoro in " + file + " " + problem + ". Get the file again, or leave it out.");
    }

    /** Is told what of a text is not spoken. */
    UnknownSymbols unknown() {
        return unknown;
    }

    /**
     * Numbers one sentence: {@code 0 … 0}.
     *
     * @return more than one part when it has more than {@link #LONGEST} symbols, none when it has no sound
     */
    List<long[]> ids(String symbols) {
        int[] spoken = symbols.codePoints().filter(this::isKnown).toArray();
        if (Arrays.stream(spoken).noneMatch(UnknownSymbols::isSound)) {
            return List.of();
        }
        long[] known = Arrays.stream(spoken).mapToLong(ids::get).toArray();
        List<long[]> parts = new ArrayList<>();
        for (int from = 0; from < known.length; from += LONGEST) {
            int length = Math.min(LONGEST, known.length - from);
            long[] part = new long[length + PADS];
            System.arraycopy(known, from, part, 1, length);
            parts.add(part);
        }
        return parts;
    }

    private boolean isKnown(int symbol) {
        if (ids.containsKey(symbol)) {
            return true;
        }
        unknown.skipped(symbol);
        return false;
    }
}
