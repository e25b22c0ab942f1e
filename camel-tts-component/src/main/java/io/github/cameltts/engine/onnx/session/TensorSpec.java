package io.github.cameltts.engine.onnx.session;

import ai.onnxruntime.OnnxJavaType;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * One input or output of a model, as the model declares it.
 *
 * @param type of its elements, {@link OnnxJavaType#UNKNOWN} for what is no tensor of a type known here
 * @param shape the length of each dimension, {@link #ANY} where the model leaves it open; empty for a scalar
 */
public record TensorSpec(String name, OnnxJavaType type, List<Long> shape) {

    /** A dimension of any length. */
    public static final long ANY = -1;

    public TensorSpec {
        shape = List.copyOf(shape);
    }

    /** A tensor of some number of open dimensions. */
    public static TensorSpec of(String name, OnnxJavaType type, int rank) {
        return new TensorSpec(name, type, Collections.nCopies(rank, ANY));
    }

    /** Whether values made for this tensor may be given to another one: type and rank agree, and each fixed length. */
    boolean fits(TensorSpec declared) {
        if (declared.type != type || declared.shape.size() != shape.size()) {
            return false;
        }
        for (int i = 0; i < shape.size(); i++) {
            long mine = shape.get(i);
            long theirs = declared.shape.get(i);
            if (mine != theirs && mine != ANY && theirs != ANY) {
                return false;
            }
        }
        return true;
    }

    /** Such as {@code input int64[?,?]}. */
    @Override
    public String toString() {
        return name + " " + type.name().toLowerCase(java.util.Locale.ROOT)
                + shape.stream()
                        .map(length -> length == ANY ? "?" : Long.toString(length))
                        .collect(Collectors.joining(",", "[", "]"));
    }
}
