package io.github.cameltts.routes.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.github.cameltts.routes.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** Reads the body of a request, which is a JSON object or nothing. */
final class JsonRequest {

    private static final Pattern JSON = Pattern.compile("(?i)\\s*application/json\\s*(;.*)?");
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final ObjectMapper MAPPER = StrictJson.mapper();

    private JsonRequest() {}

    /**
     * The fields by name.
     *
     * @param mostBytes of the body
     * @param required whether there must be a body
     * @throws HttpFailure 413 above {@code mostBytes}, 415 for another media type, and 400 for what is no JSON object
     */
    static Map<String, Object> read(Message message, int mostBytes, boolean required) {
        String contentType = message.getHeader(Exchange.CONTENT_TYPE, "application/json", String.class);
        if (!JSON.matcher(contentType).matches()) {
            throw new HttpFailure(415, "Send the body as application/json.");
        }
        byte[] body = bytes(message, mostBytes);
        if (body.length == 0 && !required) {
            return Map.of();
        }
        try {
            Map<String, Object> fields = MAPPER.readValue(body, OBJECT);
            if (fields != null) {
                return fields;
            }
        } catch (MismatchedInputException e) {
            // It is JSON, and no object.
        } catch (JsonProcessingException e) {
            throw HttpFailure.badRequest("The body is " + StrictJson.problem(e), null, e);
        } catch (IOException e) {
            throw HttpFailure.badRequest("The body cannot be read.", null, e);
        }
        throw new HttpFailure(400, "The body must be a JSON object.");
    }

    private static byte[] bytes(Message message, int mostBytes) {
        try (InputStream body = message.getBody(InputStream.class)) {
            byte[] bytes = body == null ? new byte[0] : body.readNBytes(mostBytes + 1);
            if (bytes.length > mostBytes) {
                throw new HttpFailure(413, "The body has more than " + mostBytes + " bytes.");
            }
            return bytes;
        } catch (IOException e) {
            throw HttpFailure.badRequest("The body cannot be read.", null, e);
        }
    }
}
