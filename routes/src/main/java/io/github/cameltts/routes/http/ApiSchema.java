package io.github.cameltts.routes.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.AnnotationKeyword;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Finds what is wrong with a part of a request, and says it without repeating what was sent. Thread-safe. */
final class ApiSchema {

    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(
            VersionFlag.V202012,
            builder -> builder.metaSchema(JsonMetaSchema.builder(JsonMetaSchema.getV202012())
                    .unknownKeywordFactory((keyword, context) -> new AnnotationKeyword(keyword))
                    .build()));

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final JsonSchema schema;
    private final JsonNode definition;

    private ApiSchema(JsonNode definition, JsonNode contract, boolean texts) {
        ObjectNode alone = MAPPER.createObjectNode();
        alone.withArrayProperty("allOf").add(definition);
        alone.set("components", contract.path("components")); // for references
        this.schema = FACTORY.getSchema(
                alone,
                SchemaValidatorsConfig.builder()
                        .typeLoose(texts)
                        .formatAssertionsEnabled(true)
                        .errorMessageKeyword("x-messages")
                        .build());
        this.definition = definition.has("$ref")
                ? contract.at(definition.path("$ref").asText().substring(1))
                : definition;
    }

    /** @param contract whose components the schema may refer to */
    static ApiSchema of(JsonNode schema, JsonNode contract) {
        return new ApiSchema(schema, contract, false);
    }

    /** For values that come as text, and may mean numbers. */
    static ApiSchema ofTexts(JsonNode schema, JsonNode contract) {
        return new ApiSchema(schema, contract, true);
    }

    /** @throws HttpFailure 400 with the first field that is wrong */
    void check(JsonNode value) {
        schema.validate(value).stream().findFirst().ifPresent(message -> {
            throw failure(message);
        });
    }

    private HttpFailure failure(ValidationMessage message) {
        String place = place(message.getInstanceLocation().toString());
        String property = message.getProperty();
        String field = property == null ? place : place.isEmpty() ? property : place + "." + property;
        return switch (message.getType()) {
            case "required" -> HttpFailure.badRequest("'" + field + "' is missing.", field, null);
            case "additionalProperties" ->
                HttpFailure.badRequest("There is no field '" + field + "'." + known(place), field, null);
            default -> HttpFailure.badRequest("'" + field + "' is wrong: " + message.getError() + ".", field, null);
        };
    }

    /** As a caller writes it: {@code segments[0].text} for {@code /segments/0/text}. */
    private static String place(String pointer) {
        return pointer.replaceAll("/(\\d+)(?=/|$)", "[$1]")
                .replaceFirst("^/", "")
                .replace('/', '.')
                .replace("~1", "/")
                .replace("~0", "~");
    }

    private String known(String place) {
        if (!place.isEmpty()) {
            return "";
        }
        Iterable<String> names = () -> definition.path("properties").fieldNames();
        return StreamSupport.stream(names.spliterator(), false).collect(Collectors.joining(", ", " Known are ", "."));
    }
}
