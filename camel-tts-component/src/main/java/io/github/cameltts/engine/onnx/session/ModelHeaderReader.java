package io.github.cameltts.engine.onnx.session;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.TensorInfo;
import io.github.cameltts.internal.FileTrouble;
import io.github.cameltts.spi.EngineUnavailableException;
import io.github.cameltts.spi.UnusableModelException;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the header of an ONNX file: {@code ModelProto} of onnx.proto3. So a file that is cut off, or is something else, is
 * refused before native code sees it.
 */
final class ModelHeaderReader {

    private static final int MOST_TENSORS = 1000;
    private static final int MOST_METADATA = 1000;

    /** Longer values are left out, and so is what goes beyond the sum: no family needs them. */
    private static final int LONGEST_VALUE = 64 << 10;

    private static final int MOST_METADATA_BYTES = 1 << 20;

    /** {@code TensorProto.DataType}. */
    private static final Map<Long, OnnxJavaType> TYPES = Map.of(
            1L, OnnxJavaType.FLOAT,
            2L, OnnxJavaType.UINT8,
            3L, OnnxJavaType.INT8,
            5L, OnnxJavaType.INT16,
            6L, OnnxJavaType.INT32,
            7L, OnnxJavaType.INT64,
            8L, OnnxJavaType.STRING,
            9L, OnnxJavaType.BOOL,
            10L, OnnxJavaType.FLOAT16,
            11L, OnnxJavaType.DOUBLE);

    private final ProtobufReader in;
    private final ExternalData external;
    private long opset;
    private boolean hasGraph;
    private int metadataLeft = MOST_METADATA_BYTES;
    private final Map<String, TensorSpec> inputs = new LinkedHashMap<>();
    private final Map<String, TensorSpec> outputs = new LinkedHashMap<>();
    private final Map<String, String> metadata = new LinkedHashMap<>();

    private ModelHeaderReader(InputStream in, long size) {
        this.in = new ProtobufReader(in, size);
        external = new ExternalData(this.in);
    }

    /**
     * @throws EngineUnavailableException when the file cannot be read, ends too early or is no ONNX model
     */
    static ModelHeader read(ModelSource source) {
        try (InputStream in = source.open()) {
            ModelHeaderReader reader = new ModelHeaderReader(in, source.bytes());
            reader.model();
            return new ModelHeader(
                    source.name(),
                    reader.opset,
                    reader.inputs,
                    reader.outputs,
                    reader.metadata,
                    reader.external.files());
        } catch (EOFException e) {
            throw new UnusableModelException(
                    "The model " + source.name() + " ends in the middle, after " + source.bytes()
                            + " bytes, or is no ONNX file. Get it again.",
                    e);
        } catch (IOException e) {
            throw new UnusableModelException(
                    "The model " + source.name() + " cannot be read as ONNX: " + FileTrouble.of(e) + ".", e);
        }
    }

    private void model() throws IOException {
        in.fields(number -> {
            switch (number) {
                case 7 -> in.message(this::graph);
                case 8 -> in.message(operatorSet());
                case 14 -> property();
                default -> in.skip();
            }
        });
        if (!hasGraph) {
            throw new IOException("it has no graph");
        }
    }

    private void graph(int number) throws IOException {
        hasGraph = true;
        switch (number) {
            case 5 -> external.tensor();
            case 11 -> tensor(inputs);
            case 12 -> tensor(outputs);
            default -> in.skip();
        }
    }

    /** The version of the operators whose domain has no name: the standard ones. */
    private ProtobufReader.Field operatorSet() {
        String[] domain = {""};
        return number -> {
            switch (number) {
                case 1 -> domain[0] = in.name();
                case 2 -> {
                    long version = in.number();
                    opset = domain[0].isEmpty() ? version : opset;
                }
                default -> in.skip();
            }
        };
    }

    private void property() throws IOException {
        Property property = new Property();
        in.message(number -> {
            switch (number) {
                case 1 -> property.key = in.name();
                case 2 -> property.value = in.text(Math.min(LONGEST_VALUE, metadataLeft));
                default -> in.skip();
            }
        });
        if (property.value.isPresent()) {
            metadataLeft -= property.value.get().length();
            put(metadata, property.key, property.value.get(), MOST_METADATA);
        }
    }

    private void tensor(Map<String, TensorSpec> specs) throws IOException {
        TensorDraft draft = new TensorDraft();
        in.message(number -> {
            switch (number) {
                case 1 -> draft.name = in.name();
                case 2 -> in.message(kind -> tensorType(kind, draft));
                default -> in.skip();
            }
        });
        put(specs, draft.name, new TensorSpec(draft.name, draft.type, draft.shape), MOST_TENSORS);
    }

    private static <T> void put(Map<String, T> map, String name, T value, int most) throws IOException {
        if (map.size() >= most) {
            throw new IOException("it declares more than " + most + " names of one kind");
        }
        map.put(name, value);
    }

    private void tensorType(int kind, TensorDraft draft) throws IOException {
        if (kind != 1) {
            in.skip();
            return;
        }
        in.message(number -> {
            switch (number) {
                case 1 -> draft.type = javaType(in.number());
                case 2 -> in.message(any -> in.message(dimension(draft)));
                default -> in.skip();
            }
        });
    }

    private ProtobufReader.Field dimension(TensorDraft draft) throws IOException {
        if (draft.shape.size() >= TensorInfo.MAX_DIMENSIONS) {
            throw new IOException("a tensor of more than " + TensorInfo.MAX_DIMENSIONS + " dimensions");
        }
        int place = draft.shape.size();
        draft.shape.add(TensorSpec.ANY);
        return number -> {
            if (number == 1) {
                draft.shape.set(place, Math.max(TensorSpec.ANY, in.number()));
            } else {
                in.skip();
            }
        };
    }

    private static OnnxJavaType javaType(long elementType) {
        return TYPES.getOrDefault(elementType, OnnxJavaType.UNKNOWN);
    }

    private static final class Property {
        private String key = "";
        private Optional<String> value = Optional.of("");
    }

    private static final class TensorDraft {
        private String name = "";
        private OnnxJavaType type = OnnxJavaType.UNKNOWN;
        private final List<Long> shape = new ArrayList<>();
    }
}
