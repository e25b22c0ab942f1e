package io.github.cameltts.engine.onnx.session;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The values for one run of a model, by the names of its inputs. Plain arrays: {@link ModelSession} makes native tensors
 * of them and frees these. The arrays must not change until the run is over.
 */
public final class ModelInputs {

    @FunctionalInterface
    private interface Maker {
        OnnxTensor make(OrtEnvironment environment) throws OrtException;
    }

    private final Map<String, Maker> makers = new LinkedHashMap<>();

    /** @param shape lengths of the dimensions, whose product is the number of values */
    public ModelInputs longs(String name, long[] values, long... shape) {
        makers.put(name, environment -> OnnxTensor.createTensor(environment, LongBuffer.wrap(values), shape));
        return this;
    }

    /** @param shape lengths of the dimensions, whose product is the number of values */
    public ModelInputs ints(String name, int[] values, long... shape) {
        makers.put(name, environment -> OnnxTensor.createTensor(environment, IntBuffer.wrap(values), shape));
        return this;
    }

    /** @param shape lengths of the dimensions, whose product is the number of values */
    public ModelInputs floats(String name, float[] values, long... shape) {
        makers.put(name, environment -> OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape));
        return this;
    }

    /** Native tensors of all values; free all of them by closing. */
    Tensors tensors(OrtEnvironment environment) throws OrtException {
        Tensors tensors = new Tensors();
        try {
            for (Map.Entry<String, Maker> input : makers.entrySet()) {
                tensors.add(input.getKey(), input.getValue().make(environment));
            }
            return tensors;
        } catch (OrtException | RuntimeException e) {
            tensors.close();
            throw e;
        }
    }

    /** Native tensors that are freed together. */
    static final class Tensors implements AutoCloseable {

        private final Map<String, OnnxTensor> byName = new LinkedHashMap<>();

        private void add(String name, OnnxTensor tensor) {
            byName.put(name, tensor);
        }

        Map<String, OnnxTensor> byName() {
            return byName;
        }

        @Override
        public void close() {
            List<OnnxTensor> all = new ArrayList<>(byName.values());
            all.forEach(OnnxTensor::close);
        }
    }
}
