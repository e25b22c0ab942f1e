package io.github.cameltts.routes.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * What a contract says of one operation. Thread-safe.
 *
 * @param parameters of path and query, as properties of one schema
 * @param queryNames those of the query
 * @param body of JSON bodies, empty where there is none
 * @param bodyRequired whether there must be a body
 * @param maxBytes most bytes of a body
 */
record ApiOperation(
        ApiSchema parameters,
        Map<String, Boolean> queryNames,
        Optional<ApiSchema> body,
        boolean bodyRequired,
        int maxBytes) {

    /** A body may be larger where the contract says so. */
    private static final String MAX_BYTES = "x-max-bytes";

    private static final int USUAL_MAX_BYTES = 64 * 1024;
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static ApiOperation of(JsonNode operation, JsonNode contract) {
        ObjectNode schema = MAPPER.createObjectNode().put("type", "object");
        Map<String, Boolean> queryNames = new LinkedHashMap<>();
        for (JsonNode given : operation.path("parameters")) {
            JsonNode parameter =
                    given.has("$ref") ? contract.at(given.path("$ref").asText().substring(1)) : given;
            String in = parameter.path("in").asText();
            if (in.equals("header")) {
                continue; // whoever understands it reads it from the request
            }
            String name = parameter.path("name").asText();
            schema.withObjectProperty("properties").set(name, parameter.path("schema"));
            if (parameter.path("required").asBoolean()) {
                schema.withArrayProperty("required").add(name);
            }
            queryNames.put(name, in.equals("query"));
        }
        JsonNode body = operation.path("requestBody");
        JsonNode json = body.at("/content/application~1json/schema");
        return new ApiOperation(
                ApiSchema.ofTexts(schema, contract),
                queryNames,
                json.isMissingNode() ? Optional.empty() : Optional.of(ApiSchema.of(json, contract)),
                body.path("required").asBoolean(),
                body.path(MAX_BYTES).asInt(USUAL_MAX_BYTES));
    }

    /** @throws HttpFailure 400, 413 or 415 */
    Map<String, Object> body(Message message) {
        if (body.isEmpty()) {
            return Map.of();
        }
        Map<String, Object> fields = JsonRequest.read(message, maxBytes, bodyRequired);
        body.get().check(MAPPER.valueToTree(fields));
        return fields;
    }

    /** @throws HttpFailure 400 */
    Map<String, Object> parameters(Message message) {
        Map<String, Object> query = query(message);
        Map<String, Object> given = new LinkedHashMap<>();
        queryNames.forEach((name, inQuery) -> {
            Object value = inQuery ? query.get(name) : message.getHeader(name);
            if (value != null) {
                given.put(name, value);
            }
        });
        parameters.check(MAPPER.valueToTree(given));
        return given;
    }

    /** A name that comes twice has a list as its value, which no schema takes for a text. */
    private static Map<String, Object> query(Message message) {
        String query = message.getHeader(Exchange.HTTP_RAW_QUERY, "", String.class);
        try {
            Map<String, Object> fields = new LinkedHashMap<>();
            new QueryStringDecoder(query, false)
                    .parameters()
                    .forEach((name, values) -> fields.put(name, values.size() == 1 ? values.get(0) : values));
            return fields;
        } catch (IllegalArgumentException e) {
            throw HttpFailure.badRequest("The query of the address is not well formed.", null, e);
        }
    }
}
