package io.github.cameltts.routes.warm;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.cameltts.routes.drop.DropRequest;
import io.github.cameltts.routes.drop.JsonRequestParser;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.util.Map;

/** An entry in JSON: a text, or an object with the fields of a request. */
final class JsonEntry {

    private static final ObjectMapper MAPPER =
            new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonEntry() {}

    static JsonNode parse(String content) {
        try {
            return MAPPER.readTree(content);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " at line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr();
            throw new InvalidSpeechRequestException("This is not valid JSON" + where + ".", e);
        }
    }

    static void read(String place, JsonNode entry, WarmList list) {
        if (entry.isTextual()) {
            list.requests().add(new WarmRequest(place, entry.textValue(), Map.of()));
            return;
        }
        try {
            DropRequest request = JsonRequestParser.request(entry);
            list.requests().add(new WarmRequest(place, request.text(), request.headers()));
        } catch (InvalidSpeechRequestException e) {
            list.failures().add(new WarmFailure(place, e.getMessage()));
        }
    }
}
