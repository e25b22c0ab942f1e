package io.github.cameltts.routes.drop;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.cameltts.TtsConstants;
import io.github.cameltts.internal.NearestNames;
import io.github.cameltts.routes.StrictJson;
import io.github.cameltts.spi.InvalidSpeechRequestException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One request as a JSON object, or a list of them. An entry that is wrong does not hold up the others. */
public final class JsonRequestParser implements InputParser {

    private static final int MAX_NAME = 100;
    private static final List<String> KNOWN =
            Arrays.stream(JsonField.values()).map(JsonRequestParser::jsonName).toList();

    private final ObjectMapper mapper = StrictJson.mapper();

    @Override
    public DropInput parse(String content) {
        JsonNode root = tree(content);
        if (root.isObject()) {
            return new DropInput(false, List.of(request(root)));
        }
        if (!root.isArray() || root.isEmpty()) {
            throw new InvalidSpeechRequestException("The JSON is neither a request nor a list of requests."
                    + " Write {\"text\": \"…\"} or [{\"text\": \"…\"}, …].");
        }
        List<DropEntry> entries = new ArrayList<>();
        for (JsonNode entry : root) {
            try {
                entries.add(request(entry));
            } catch (InvalidSpeechRequestException e) {
                entries.add(new RejectedEntry(e.getMessage()));
            }
        }
        return new DropInput(true, entries);
    }

    private JsonNode tree(String content) {
        try {
            return mapper.readTree(content);
        } catch (JsonProcessingException e) {
            throw new InvalidSpeechRequestException("The file is " + StrictJson.problem(e), e);
        }
    }

    /** @throws InvalidSpeechRequestException if a name is no field of a request; the message tells the nearest */
    public static void requireFields(Collection<String> names) {
        names.forEach(JsonRequestParser::field);
    }

    /**
     * A request from values as text, such as the cells of a row.
     *
     * @throws InvalidSpeechRequestException if it is none; the message says what is wrong
     */
    public static DropRequest request(Map<String, String> texts) {
        ObjectNode entry = JsonNodeFactory.instance.objectNode();
        texts.forEach((name, text) -> entry.set(name, field(name).read(text)));
        return request(entry);
    }

    /**
     * A request from an object, such as an entry of a list.
     *
     * @throws InvalidSpeechRequestException if it is none; the message says what is wrong
     */
    public static DropRequest request(JsonNode entry) {
        if (!entry.isObject()) {
            throw new InvalidSpeechRequestException("This is not a request. Write {\"text\": \"…\"}.");
        }
        Map<JsonField, Object> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> property : entry.properties()) {
            JsonField field = field(property.getKey());
            JsonNode value = property.getValue();
            if (!value.isNull()) {
                if (!field.accepts(value)) {
                    throw new InvalidSpeechRequestException(
                            "Field '" + property.getKey() + "' must be " + field.typeName() + ".");
                }
                values.put(field, field.value(value));
            }
        }
        return fromFields(values);
    }

    private static DropRequest fromFields(Map<JsonField, Object> values) {
        String text = (String) values.getOrDefault(JsonField.TEXT, "");
        if (text.isBlank()) {
            throw new InvalidSpeechRequestException("Field 'text' is missing or empty. Put the text to speak there.");
        }
        if (values.containsKey(JsonField.VOICE) && values.containsKey(JsonField.SPEAKER_ID)) {
            throw new InvalidSpeechRequestException("Fields 'voice' and 'speaker_id' mean the same. Keep one.");
        }
        if (values.get(JsonField.EXPIRY_HOURS) instanceof Number hours && !(hours.doubleValue() > 0)) {
            throw new InvalidSpeechRequestException(
                    "Field 'expiry_hours' must be above 0. To keep nothing, write" + " \"store\": false.");
        }
        Map<String, Object> headers = new LinkedHashMap<>();
        headers.put(TtsConstants.TEXT_TYPE, "text");
        values.forEach((field, value) -> field.header().ifPresent(header -> headers.put(header, value)));
        return new DropRequest(
                text, headers, Optional.ofNullable(values.get(JsonField.NAME)).map(name -> outputName((String) name)));
    }

    private static JsonField field(String name) {
        return Arrays.stream(JsonField.values())
                .filter(field -> jsonName(field).equals(name))
                .findFirst()
                .orElseThrow(() -> NearestNames.unknown("field", name, KNOWN));
    }

    private static String jsonName(JsonField field) {
        return field.name().toLowerCase(Locale.ROOT);
    }

    private static String outputName(String name) {
        String safe = name.replaceAll("[\\p{Cntrl}/\\\\:*?\"<>|]", "-").replaceAll("^[.\\s-]+|[.\\s]+$", "");
        if (safe.isEmpty()) {
            throw new InvalidSpeechRequestException(
                    "Field 'name' is no file name. Use letters and digits, without folder and extension.");
        }
        return safe.codePointCount(0, safe.length()) <= MAX_NAME
                ? safe
                : safe.substring(0, safe.offsetByCodePoints(0, MAX_NAME)).strip();
    }
}
