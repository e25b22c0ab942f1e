package io.github.cameltts.engine.wyoming;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Puts events together from bytes as they arrive, in pieces of any size. Memory grows with what has arrived, never with
 * what a length promises. For one connection and one thread at a time.
 */
final class EventDecoder {

    /** Older servers write all their voices into the line itself. */
    private static final int LONGEST_LINE = 4 << 20;

    private final long maxBytes;
    private final ByteArrayOutputStream part = new ByteArrayOutputStream();
    private ObjectNode line;
    private ObjectNode data;

    /**
     * @param maxBytes most bytes of the data and of the payload of one event
     */
    EventDecoder(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Takes as many bytes as the next event needs.
     *
     * @return an event as soon as it is complete; there may be another one in the remaining bytes
     * @throws WyomingProtocolException when the bytes are no event, or one that is too large
     */
    Optional<WyomingEvent> next(ByteBuffer bytes) throws WyomingProtocolException {
        if (line == null && !takeLine(bytes)) {
            return Optional.empty();
        }
        if (data == null) {
            if (!take(bytes, length("data_length"))) {
                return Optional.empty();
            }
            data = inlineData();
            if (part.size() > 0) {
                data.setAll(object(part.toByteArray()));
                part.reset();
            }
        }
        if (!take(bytes, length("payload_length"))) {
            return Optional.empty();
        }
        WyomingEvent event = new WyomingEvent(line.path("type").textValue(), data, part.toByteArray());
        part.reset();
        line = null;
        data = null;
        return Optional.of(event);
    }

    private boolean takeLine(ByteBuffer bytes) throws WyomingProtocolException {
        while (bytes.hasRemaining()) {
            byte next = bytes.get();
            if (next == '\n') {
                line = object(part.toByteArray());
                part.reset();
                if (!line.path("type").isTextual()) {
                    throw new WyomingProtocolException("an event without a type");
                }
                return true;
            }
            if (part.size() >= LONGEST_LINE || part.size() >= maxBytes) {
                throw new WyomingProtocolException("a line without an end");
            }
            part.write(next);
        }
        return false;
    }

    private boolean take(ByteBuffer bytes, int length) {
        int count = Math.min(length - part.size(), bytes.remaining());
        part.write(bytes.array(), bytes.arrayOffset() + bytes.position(), count);
        bytes.position(bytes.position() + count);
        return part.size() == length;
    }

    private int length(String field) throws WyomingProtocolException {
        JsonNode length = line.path(field);
        if (length.isMissingNode() || length.isNull()) {
            return 0;
        }
        if (!length.canConvertToExactIntegral() || !length.canConvertToLong() || length.longValue() < 0) {
            throw new WyomingProtocolException("a " + field + " that is no length");
        }
        if (length.longValue() > Math.min(maxBytes, Integer.MAX_VALUE)) {
            throw new WyomingProtocolException("a " + field + " over the bound");
        }
        return length.intValue();
    }

    /** The values that a line itself brings; those of the data part beat them. */
    private ObjectNode inlineData() {
        return line.path("data") instanceof ObjectNode inline ? inline : WyomingEvent.JSON.createObjectNode();
    }

    private static ObjectNode object(byte[] json) throws WyomingProtocolException {
        try {
            if (WyomingEvent.JSON.readTree(json) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            // answered below, without what was received
        }
        throw new WyomingProtocolException("bytes that are no JSON object");
    }
}
