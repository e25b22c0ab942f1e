package io.github.cameltts.spi;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an encoder makes of a speaker: tensors by name, among them the vector {@value #VECTOR}. Immutable, as long as
 * nobody writes into its arrays.
 *
 * @param tensors by name, in the order of their names
 */
public record SpeakerEmbedding(SortedMap<String, Tensor> tensors) {

    /** The name of the vector that stands for the speaker. */
    public static final String VECTOR = "speaker_embedding";

    /**
     * Numbers in rows of rows, the last dimension next to each other.
     *
     * @param shape the length of each dimension, at least one, each at least 1
     * @param values as many finite numbers as the shape says
     */
    @SuppressWarnings("ArrayRecordComponent") // Handed on, never compared.
    public record Tensor(List<Integer> shape, float[] values) {

        /** @throws InvalidAudioException when shape and values do not agree, or a value is not a finite number */
        public Tensor {
            shape = List.copyOf(shape);
            long size = shape.isEmpty() ? 0 : 1;
            for (int length : shape) {
                size = length < 1 || size > Integer.MAX_VALUE ? -1 : size * length;
            }
            if (size != values.length || values.length == 0) {
                throw new InvalidAudioException("The tensor of shape " + shape + " has " + values.length
                        + " values. Encode the speaker again.");
            }
            for (float value : values) {
                if (!Float.isFinite(value)) {
                    throw new InvalidAudioException(
                            "A value of the speaker's embedding is not a number. Encode the speaker again.");
                }
            }
        }
    }

    /** @throws InvalidAudioException when there is no vector {@value #VECTOR} */
    public SpeakerEmbedding {
        tensors = Collections.unmodifiableSortedMap(new TreeMap<>(tensors));
        if (!tensors.containsKey(VECTOR) || tensors.get(VECTOR).shape().size() != 1) {
            throw new InvalidAudioException(
                    "The embedding has no vector '" + VECTOR + "'. Encode the speaker again, or correct its encoder.");
        }
    }

    /** An embedding that is one vector. */
    public static SpeakerEmbedding ofVector(float... values) {
        return new SpeakerEmbedding(new TreeMap<>(Map.of(VECTOR, new Tensor(List.of(values.length), values))));
    }

    /** The vector that stands for the speaker; not a copy. */
    public float[] vector() {
        return tensors.get(VECTOR).values();
    }

    /**
     * How alike two speakers are, to an encoder that was made for telling them apart: the cosine of the angle between their
     * vectors.
     *
     * @return -1 to 1, and 0 where a vector has only zeros
     * @throws InvalidSpeechRequestException when the vectors are of different lengths, and so of different encoders
     */
    public double similarity(SpeakerEmbedding other) {
        float[] mine = vector();
        float[] theirs = other.vector();
        if (mine.length != theirs.length) {
            throw new InvalidSpeechRequestException("Embeddings of " + mine.length + " and " + theirs.length
                    + " numbers cannot be compared. Encode both speakers by the same encoder.");
        }
        double product = 0;
        double mySquares = 0;
        double theirSquares = 0;
        for (int i = 0; i < mine.length; i++) {
            product += (double) mine[i] * theirs[i];
            mySquares += (double) mine[i] * mine[i];
            theirSquares += (double) theirs[i] * theirs[i];
        }
        double lengths = Math.sqrt(mySquares) * Math.sqrt(theirSquares);
        return lengths == 0 ? 0 : Math.max(-1, Math.min(1, product / lengths));
    }

    /** The size of all values. */
    public long bytes() {
        return tensors.values().stream()
                .mapToLong(tensor -> (long) Float.BYTES * tensor.values().length)
                .sum();
    }
}
