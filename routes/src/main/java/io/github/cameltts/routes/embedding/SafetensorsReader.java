package io.github.cameltts.routes.embedding;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameltts.spi.InvalidAudioException;
import io.github.cameltts.spi.SpeakerEmbedding;
import io.github.cameltts.spi.SpeakerEmbedding.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads embeddings that {@link Safetensors} wrote, and trusts nothing in the file: every length is checked against what is
 * there before it is used, and the tensors must cover the numbers without gap or overlap, as the format demands.
 */
final class SafetensorsReader {

    /** What the format allows. */
    private static final int MOST_HEADER_BYTES = 100_000_000;

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final ByteBuffer numbers;
    private final SortedMap<String, Tensor> tensors = new TreeMap<>();
    private final SortedMap<Long, Long> covered = new TreeMap<>();

    private SafetensorsReader(ByteBuffer numbers) {
        this.numbers = numbers;
    }

    /** @throws IOException when the bytes are anything else than whole safetensors with 32-bit floats of one speaker */
    static SpeakerEmbedding read(byte[] file) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        if (file.length < Safetensors.LENGTH) {
            throw new IOException("it ends before its header");
        }
        long length = bytes.getLong();
        if (length < 0 || length > Math.min(MOST_HEADER_BYTES, bytes.remaining())) {
            throw new IOException("its header is said to have " + Long.toUnsignedString(length) + " bytes");
        }
        JsonNode header = JSON.readTree(file, bytes.position(), (int) length);
        if (header == null || !header.isObject()) {
            throw new IOException("its header is no object");
        }
        bytes.position(bytes.position() + (int) length);
        return new SafetensorsReader(bytes.slice().order(ByteOrder.LITTLE_ENDIAN)).read(header);
    }

    private SpeakerEmbedding read(JsonNode header) throws IOException {
        for (Map.Entry<String, JsonNode> entry : header.properties()) {
            if (!entry.getKey().equals(Safetensors.METADATA)) {
                add(entry.getKey(), entry.getValue());
            }
        }
        long end = 0;
        for (Map.Entry<Long, Long> part : covered.entrySet()) {
            if (part.getKey() != end) {
                throw new IOException("its tensors overlap, or leave a gap");
            }
            end = part.getValue();
        }
        if (end != numbers.limit()) {
            throw new IOException("its tensors have " + end + " bytes of the " + numbers.limit() + " there are");
        }
        try {
            return new SpeakerEmbedding(tensors);
        } catch (InvalidAudioException e) {
            throw new IOException("it has no vector of a speaker", e);
        }
    }

    private void add(String name, JsonNode entry) throws IOException {
        JsonNode type = entry.path("dtype");
        if (!type.asText().equals(Safetensors.TYPE)) {
            throw new IOException("a tensor has the type '" + type.asText() + "' instead of " + Safetensors.TYPE);
        }
        long begin = offset(entry, 0);
        long end = offset(entry, 1);
        if (begin > end || end > numbers.limit() || (end - begin) % Float.BYTES != 0) {
            throw new IOException("a tensor lies at " + begin + " to " + end + " of " + numbers.limit() + " bytes");
        }
        if (covered.put(begin, end) != null) {
            throw new IOException("two tensors lie at the same place");
        }
        float[] values = new float[(int) ((end - begin) / Float.BYTES)];
        numbers.slice((int) begin, (int) (end - begin))
                .order(ByteOrder.LITTLE_ENDIAN)
                .asFloatBuffer()
                .get(values);
        try {
            tensors.put(name, new Tensor(shape(entry.path("shape")), values));
        } catch (InvalidAudioException e) {
            throw new IOException("a tensor's shape and values do not agree, or a value is no number", e);
        }
    }

    private static long offset(JsonNode entry, int index) throws IOException {
        JsonNode offset = entry.path("data_offsets").path(index);
        if (!offset.canConvertToLong() || !offset.isIntegralNumber() || offset.asLong() < 0) {
            throw new IOException("a tensor does not say where it lies");
        }
        return offset.asLong();
    }

    private static List<Integer> shape(JsonNode lengths) throws IOException {
        List<Integer> shape = new ArrayList<>();
        for (JsonNode length : lengths) {
            if (!length.isIntegralNumber() || !length.canConvertToInt()) {
                throw new IOException("a tensor has a shape that is none");
            }
            shape.add(length.asInt());
        }
        return shape;
    }
}
