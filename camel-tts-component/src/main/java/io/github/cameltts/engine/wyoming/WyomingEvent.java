package io.github.cameltts.engine.wyoming;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;

/**
 * What the two sides of a connection send each other.
 *
 * @param type such as {@code synthesize} or {@code audio-chunk}
 * @param data the event's values
 * @param payload bytes such as samples, none for most types
 */
@SuppressWarnings("ArrayRecordComponent") // Samples are handed on, not copied.
record WyomingEvent(String type, ObjectNode data, byte[] payload) {

    static final ObjectMapper JSON = new ObjectMapper();

    /** An event without payload. */
    static WyomingEvent of(String type, ObjectNode data) {
        return new WyomingEvent(type, data, new byte[0]);
    }

    /** An event that is only a word, such as {@code describe}. */
    static WyomingEvent of(String type) {
        return of(type, JSON.createObjectNode());
    }

    /** One line of JSON that tells the lengths in bytes, the data as JSON, the payload. */
    byte[] toBytes() {
        try {
            byte[] values = data.isEmpty() ? new byte[0] : JSON.writeValueAsBytes(data);
            ObjectNode line = JSON.createObjectNode().put("type", type);
            if (values.length > 0) {
                line.put("data_length", values.length);
            }
            if (payload.length > 0) {
                line.put("payload_length", payload.length);
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            bytes.writeBytes(JSON.writeValueAsBytes(line));
            bytes.write('\n');
            bytes.writeBytes(values);
            bytes.writeBytes(payload);
            return bytes.toByteArray();
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
