package io.github.cameltts.engine.onnx.family.kokoro;

import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.UnusableModelException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The style vectors of one speaker: one for each length of a sentence. Immutable. */
final class VoicePack {

    /** Numbers of one style vector. */
    static final int STYLE = 256;

    /** Kokoro's own packs have 510 or 511 rows. */
    private static final int MOST_ROWS = 1024;

    /** Size of the largest pack. */
    static final int MOST_BYTES = MOST_ROWS * STYLE * Float.BYTES;

    private final float[] values;

    private VoicePack(float[] values) {
        this.values = values;
    }

    /**
     * Reads 32-bit little-endian numbers, row by row.
     *
     * @param name what to call it in errors
     * @throws EngineUnavailableException when they are no pack
     */
    static VoicePack of(ByteBuffer bytes, String name) {
        int rowBytes = STYLE * Float.BYTES;
        int rows = bytes.remaining() / rowBytes;
        if (bytes.remaining() % rowBytes != 0 || rows < KokoroVocabulary.LONGEST || rows > MOST_ROWS) {
            throw new UnusableModelException("The voice pack " + name + " has " + bytes.remaining()
                    + " bytes. Expected are " + KokoroVocabulary.LONGEST + " rows of " + rowBytes + " bytes, which is "
                    + KokoroVocabulary.LONGEST * rowBytes + ". Get it again.");
        }
        float[] values = new float[rows * STYLE];
        bytes.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
        for (float value : values) {
            if (!Float.isFinite(value)) {
                throw new UnusableModelException(
                        "The voice pack " + name + " holds values that are no numbers. Get it again.");
            }
        }
        return new VoicePack(values);
    }

    /**
     * Adds a share of the style for a sentence.
     *
     * @param tokens symbols of the sentence, which is the number of the row; the last row serves all that are longer
     */
    void addTo(float[] style, int tokens, float weight) {
        int row = Math.min(tokens, values.length / STYLE - 1);
        for (int i = 0; i < STYLE; i++) {
            style[i] += weight * values[row * STYLE + i];
        }
    }
}
