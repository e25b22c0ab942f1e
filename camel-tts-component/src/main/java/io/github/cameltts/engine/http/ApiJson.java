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
        for (Object value : fields.values()) {
            if (value instanceof String text && text.codePoints().anyMatch(ApiJson::isHalfCharacter)) {
                throw new InvalidSpeechRequestException(
                        "The text has half of a surrogate pair in it, which is no character. Take it out.");
            }
        }
        try {
            return MAPPER.writeValueAsBytes(fields);
        } catch (JsonProcessingException e) {
            throw new InvalidSpeechRequestException("The request cannot be written as JSON. Correct its values.", e);
        }
    }

    private static boolean isHalfCharacter(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }
}
