package io.github.cameltts.engine.xtts;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.cameltts.spi.InvalidAudioException;
import java.util.Map;

/**
 * What makes the model sound like one speaker. Servers compute with 32 or 16 bits, so nothing is lost here.
 *
 * @param speakerEmbedding 512 numbers
 * @param gptCondLatent rows of 1024 numbers
 */
@SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
record Latents(float[] speakerEmbedding, float[][] gptCondLatent) {

    /**
     * @throws InvalidAudioException when the JSON holds no speaker
     */
    static Latents of(JsonNode json) {
        JsonNode embedding = json.path("speaker_embedding");
        JsonNode rows = json.path("gpt_cond_latent");
        if (!embedding.isArray() || embedding.isEmpty() || !rows.isArray() || rows.isEmpty()) {
            throw new InvalidAudioException(
                    "The XTTS server answered without the latents of the speaker. Check tts.xtts.baseUrl and dialect.");
        }
        float[][] latent = new float[rows.size()][];
        for (int row = 0; row < latent.length; row++) {
            latent[row] = floats(rows.get(row));
        }
        return new Latents(floats(embedding), latent);
    }

    private static float[] floats(JsonNode numbers) {
        float[] floats = new float[numbers.size()];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) numbers.get(i).asDouble();
        }
        return floats;
    }

    void writeTo(Map<String, Object> fields) {
        fields.put("speaker_embedding", speakerEmbedding);
        fields.put("gpt_cond_latent", gptCondLatent);
    }
}
