package io.github.cameltts.engine.onnx;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes models that only declare what goes in and comes out: {@code ModelProto} of onnx.proto3 without nodes. */
final class OnnxSketch {

    static final int FLOAT = 1;
    static final int INT64 = 7;

    /** An input or output; a dimension of 0 is left open. */
    record Tensor(String name, int type, List<Long> shape) {

        static Tensor of(String name, int type, long... shape) {
            return new Tensor(name, type, java.util.Arrays.stream(shape).boxed().toList());
        }
    }

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private OnnxSketch() {}

    static byte[] model(List<Tensor> inputs, List<Tensor> outputs) {
        OnnxSketch graph = new OnnxSketch();
        inputs.forEach(input -> graph.message(11, tensor(input)));
        outputs.forEach(output -> graph.message(12, tensor(output)));
        return new OnnxSketch()
                .number(1, 8)
                .message(7, graph)
                .message(8, new OnnxSketch().text(1, "").number(2, 15))
                .bytes
                .toByteArray();
    }

    /** To append to a model: weights that lie in another file. */
    static byte[] weightsIn(String file) {
        OnnxSketch location = new OnnxSketch().text(1, "location").text(2, file);
        OnnxSketch weights = new OnnxSketch().message(13, location).number(14, 1);
        return new OnnxSketch()
                .message(7, new OnnxSketch().message(5, weights))
                .bytes
                .toByteArray();
    }

    /** To append to a model: what its maker wrote beside the graph. */
    static byte[] metadata(String key, String value) {
        return new OnnxSketch()
                .message(14, new OnnxSketch().text(1, key).text(2, value))
                .bytes
                .toByteArray();
    }

    private static OnnxSketch tensor(Tensor tensor) {
        OnnxSketch shape = new OnnxSketch();
        for (long length : tensor.shape()) {
            shape.message(1, length == 0 ? new OnnxSketch() : new OnnxSketch().number(1, length));
        }
        OnnxSketch type = new OnnxSketch().number(1, tensor.type()).message(2, shape);
        return new OnnxSketch().text(1, tensor.name()).message(2, new OnnxSketch().message(1, type));
    }

    private OnnxSketch number(int field, long value) {
        varint((long) field << 3);
        varint(value);
        return this;
    }

    private OnnxSketch text(int field, String text) {
        return bytes(field, text.getBytes(StandardCharsets.UTF_8));
    }

    private OnnxSketch message(int field, OnnxSketch message) {
        return bytes(field, message.bytes.toByteArray());
    }

    private OnnxSketch bytes(int field, byte[] content) {
        varint(((long) field << 3) | 2);
        varint(content.length);
        bytes.writeBytes(content);
        return this;
    }

    private void varint(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes.write((int) ((rest & 0x7F) | 0x80));
            rest >>>= 7;
        }
        bytes.write((int) rest);
    }
}
