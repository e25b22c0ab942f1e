package io.github.cameltts.engine.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.util.Map;

/** Writes JSON in UTF-8; whatever stands in a text stays inside its string. */
final class ApiJson {

    static final ObjectMapper MAPPER = new ObjectMapper();

    private ApiJson() {}

    /**
     * @throws InvalidSpeechRequestException when a text is no Unicode text
     */
    static byte[] write(Map<String, Object> fields) {
        requireText(fields);
        try {
            return MAPPER.writeValueAsBytes(fields);
        } catch (JsonProcessingException e) {
            throw new InvalidSpeechRequestException("The request cannot be written as JSON. Correct its values.", e);
        }
    }

    private static void requireText(Map<?, ?> fields) {
        for (Object value : fields.values()) {
            if (value instanceof Map<?, ?> inner) {
                requireText(inner);
            } else if (value instanceof String text) {
                UnicodeText.require(text);
            }
        }
    }
}
