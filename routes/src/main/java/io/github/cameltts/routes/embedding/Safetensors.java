package io.github.cameltts.routes.embedding;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameltts.spi.SpeakerEmbedding;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * Writes embeddings as safetensors: eight bytes with the length of the header, little-endian; the header, JSON that
 * tells type, shape and place of each tensor; then the numbers, little-endian and without gaps. Nothing in such a file
 * can be executed.
 *
 * @see <a href="https://github.com/huggingface/safetensors#format">The format</a>
 */
final class Safetensors {

    static final String METADATA = "__metadata__";
    static final String TYPE = "F32";
    static final int LENGTH = Long.BYTES;

    /** The header is filled up with blanks to this, so that the numbers are aligned. */
    private static final int ALIGNMENT = 8;

    private static final ObjectMapper JSON = new ObjectMapper();

    private Safetensors() {}

    /** @param metadata for people and other programs */
    static byte[] write(SpeakerEmbedding embedding, Map<String, String> metadata) {
        ObjectNode header = JSON.createObjectNode();
        header.set(METADATA, JSON.valueToTree(metadata));
        long end = 0;
        for (Map.Entry<String, SpeakerEmbedding.Tensor> named :
                embedding.tensors().entrySet()) {
            ObjectNode entry = header.putObject(named.getKey()).put("dtype", TYPE);
            named.getValue().shape().forEach(entry.putArray("shape")::add);
            long begin = end;
            end += (long) Float.BYTES * named.getValue().values().length;
            entry.putArray("data_offsets").add(begin).add(end);
        }
        byte[] json = aligned(header.toString());
        ByteBuffer file = ByteBuffer.allocate(Math.toIntExact(LENGTH + json.length + end))
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(json.length)
                .put(json);
        for (SpeakerEmbedding.Tensor tensor : embedding.tensors().values()) {
            for (float value : tensor.values()) {
                file.putFloat(value);
            }
        }
        return file.array();
    }

    private static byte[] aligned(String header) {
        int length = header.getBytes(StandardCharsets.UTF_8).length;
        return (header + " ".repeat((ALIGNMENT - length % ALIGNMENT) % ALIGNMENT)).getBytes(StandardCharsets.UTF_8);
    }
}
