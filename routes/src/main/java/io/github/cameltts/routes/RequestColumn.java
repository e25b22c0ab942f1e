package io.github.cameltts.routes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameltts.TtsConstants;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.camel.Message;

/**
 * The column {@code request}: as a JSON object, the headers of a speech request whose values have no column of their own.
 * With the other columns they make the same request again.
 */
public final class RequestColumn {

    private static final List<String> HEADERS = List.of(
            TtsConstants.VOICE_ALIAS,
            TtsConstants.RATE,
            TtsConstants.PITCH,
            TtsConstants.VOLUME,
            TtsConstants.STYLE,
            TtsConstants.INSTRUCTIONS,
            TtsConstants.SEED,
            TtsConstants.TEXT_TYPE,
            TtsConstants.SPEAKER_REFERENCE);

    private static final ObjectMapper JSON = new ObjectMapper();

    private RequestColumn() {}

    static String write(Message message) {
        Map<String, Object> values = new TreeMap<>();
        for (String header : HEADERS) {
            Object value = message.getHeader(header);
            if (value != null) {
                values.put(header, value instanceof Number ? value : value.toString());
            }
        }
        try {
            return values.isEmpty() ? null : JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts and numbers are always JSON", e);
        }
    }

    /**
     * Sets the headers that were written.
     *
     * @param column what {@link #write} made; null, as in rows of earlier versions, sets nothing
     * @throws IllegalArgumentException when it is no such JSON
     */
    public static void read(String column, Message message) {
        if (column == null) {
            return;
        }
        try {
            Map<?, ?> values = JSON.readValue(column, Map.class);
            for (String header : HEADERS) {
                if (values.get(header) != null) {
                    message.setHeader(header, values.get(header));
                }
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The column request holds no JSON object", e);
        }
    }
}
