package io.github.cameltts.engine.xtts;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.SpeakerEmbedding;
import io.github.cameltts.spi.SpeakerEmbedding.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What makes the model sound like one speaker: {@code speaker_embedding}, 512 numbers, and {@code gpt_cond_latent}, rows
 * of 1024 numbers. Servers compute with 32 or 16 bits, so nothing is lost here.
 */
final class Latents {

    private static final String ROWS = "gpt_cond_latent";

    private Latents() {}

    /**
     * @throws InvalidAudioException when the JSON holds no speaker
     */
    static SpeakerEmbedding of(JsonNode json) {
        JsonNode embedding = json.path(SpeakerEmbedding.VECTOR);
        JsonNode rows = json.path(ROWS);
        if (!embedding.isArray() || embedding.isEmpty() || !rows.isArray() || rows.isEmpty()) {
            throw new InvalidAudioException(
                    "The XTTS server answered without the latents of the speaker. Check tts.xtts.baseUrl and dialect.");
        }
        int width = rows.get(0).size();
        float[] latent = new float[rows.size() * width];
        for (int row = 0; row < rows.size(); row++) {
            if (rows.get(row).size() != width) {
                throw new InvalidAudioException("The XTTS server answered with rows of different lengths. Try again.");
            }
            copy(rows.get(row), latent, row * width);
        }
        float[] vector = new float[embedding.size()];
        copy(embedding, vector, 0);
        return new SpeakerEmbedding(new TreeMap<>(Map.of(
                SpeakerEmbedding.VECTOR,
                new Tensor(List.of(vector.length), vector),
                ROWS,
                new Tensor(List.of(rows.size(), width), latent))));
    }

    private static void copy(JsonNode numbers, float[] to, int at) {
        for (int i = 0; i < numbers.size(); i++) {
            to[at + i] = (float) numbers.get(i).asDouble();
        }
    }

    /** @throws InvalidAudioException when the embedding is of another encoder */
    static void write(SpeakerEmbedding speaker, Map<String, Object> fields) {
        Tensor rows = speaker.tensors().get(ROWS);
        if (rows == null || rows.shape().size() != 2) {
            throw new InvalidAudioException(
                    "The embedding of the speaker was not made for XTTS. Clear the embeddings of this voice.");
        }
        int width = rows.shape().get(1);
        float[][] latent = new float[rows.shape().get(0)][];
        for (int row = 0; row < latent.length; row++) {
            latent[row] = Arrays.copyOfRange(rows.values(), row * width, (row + 1) * width);
        }
        fields.put(SpeakerEmbedding.VECTOR, speaker.vector());
        fields.put(ROWS, latent);
    }
}
